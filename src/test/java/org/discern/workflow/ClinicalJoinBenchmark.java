package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.catalog.FullSizeTables;
import org.discern.config.ConfigFile;
import org.discern.config.WindowConfig;
import org.discern.model.ClinicalReport;
import org.discern.model.DatasetEntry;
import org.discern.model.ImportReport;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RecordingContext;

/// Joins 377,110 films of 65,379 patients, as many as MIMIC-CXR has, with a generated labevents of as many rows
/// as asked for, and prints time and memory. Arguments: a folder with space for the tables (2 GB for 100
/// million rows; written on the first call), rows, memory of the database in MiB, `past` or `published`.
public final class ClinicalJoinBenchmark {
    private static final int FILMS = 377_110;
    private static final int PATIENTS = 65_379;
    private static final int MINUTES = 16_500;

    private ClinicalJoinBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        int memoryMebibytes = Integer.parseInt(arguments[2]);
        WindowConfig window =
                arguments[3].equals("past") ? WindowConfig.PAST : new WindowConfig(48, 48, WindowConfig.Statistic.MEAN);
        if (!Files.exists(folder.resolve("hosp/labevents.csv.gz"))) FullSizeTables.writeLabevents(folder, rows);
        try (Project project = Project.open(Files.createTempDirectory(folder, "project"))) {
            List<Radiograph> films = films(rows / FullSizeTables.RESULTS_A_PATIENT);
            DatasetEntry entry = new DatasetEntry("cxr", "CXR", false, Path.of("films"), List.of(), Map.of());
            project.catalog().replaceDataset(entry, films, new ImportReport("cxr", FILMS, FILMS, 0, List.of()));
            long start = System.nanoTime();
            RecordingContext context = RecordingContext.telling(event -> {
                if (event instanceof RunEvent.PhaseStarted phase) print("%6.1f s  %s", seconds(start), phase.phase());
            });
            ClinicalReport report = new JoinClinicalValues(project, memoryMebibytes)
                    .run("cxr", List.of(folder), ConfigFile.features(), window, context);
            print("%6.1f s  done", seconds(start));
            long values = project.cohort("cxr").films().stream()
                    .mapToLong(film -> film.clinicalValues().size())
                    .sum();
            print("rows %,d; films %,d; clinical values %,d; window %s", rows, report.films(), values, window);
            print(
                    "database memory %,d MiB; largest Java heap %,d MiB; peak resident memory %s",
                    memoryMebibytes, Runtime.getRuntime().maxMemory() >> 20, peak());
        }
    }

    private static List<Radiograph> films(long patientsInTable) {
        SplittableRandom random = new SplittableRandom(1);
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < FILMS; i++) {
            long patient = FullSizeTables.FIRST_PATIENT + (long) (i % PATIENTS) * patientsInTable / PATIENTS;
            films.add(new Radiograph(
                    "cxr/" + i,
                    "cxr",
                    Long.toString(patient),
                    "s" + i,
                    LocalDateTime.of(2150, 1, 1, 6, 0).plusMinutes(random.nextInt(MINUTES)),
                    ViewPosition.AP,
                    Split.TRAIN,
                    i + ".jpg",
                    Sex.UNKNOWN,
                    Double.NaN,
                    Map.of(),
                    Map.of()));
        }
        return films;
    }

    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return "not known here";
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .map(line -> line.substring(6).strip())
                .orElse("not known here");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
