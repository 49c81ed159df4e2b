package org.discern.workflow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.testing.FullSizeFilms;
import org.discern.testing.RecordingContext;

/// Times the pair inspector and the designer's consequences over as many generated films as MIMIC-CXR has: until they
/// first have something to say, a film's pairs, totals over all films, a changed rule. `FOLDER`, where the films are
/// generated on first use.
final class FullSizePairsBenchmark {
    private static final int TIMES = 9;

    private FullSizePairsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (!Project.isIn(folder)) generate(folder);
        try (Project project = Project.open(folder)) {
            InspectPairs pairs = new InspectPairs(project);
            ForeseeExperiment foresee = new ForeseeExperiment(project, pairs);
            once("consequences, first", () -> foresee.of(config()));
            median("consequences of a changed setting", i -> foresee.of(config("pretrain.epochs=" + (i + 1))));
            once("pairs, first", () -> pairs.of(config()));
            for (String[] rules : new String[][] {
                {"moco.queueSize=4096", "weighting.kind=none"},
                {"pair.positive=samePatient", "weighting.kind=mass", "moco.queueSize=65536"},
                {"pair.positive=samePatient", "weighting.kind=overlap", "moco.queueSize=65536"},
                {"moco.negatives=batch", "pretrain.batchSize=256", "weighting.kind=ratio"}
            }) {
                System.out.println(String.join(" ", rules));
                once("  a film after the rules changed", () -> any(pairs.of(config(rules))));
                PairInspection inspection = pairs.of(config(rules));
                median("  another film", _ -> any(inspection));
                once("  totals", () -> inspection.totals(RecordingContext.patient()));
            }
            System.gc();
            System.out.printf(
                    Locale.ROOT,
                    "heap in use %,d MB%n",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }
    }

    private static void generate(Path folder) throws IOException {
        Files.createDirectories(folder);
        FullSizeFilms.fill(folder, folder);
    }

    private static FilmPairs any(PairInspection inspection) {
        return inspection.film(inspection.any());
    }

    private static RunConfig config(String... sets) {
        List<String> all = new ArrayList<>(List.of(
                "data.dataset=" + FullSizeFilms.DATASET,
                "weighting.findings=[Atelectasis, Cardiomegaly, Consolidation, Edema, Pleural Effusion]"));
        all.addAll(List.of(sets));
        return ConfigFile.parse("benchmark", "name: full-size", all);
    }

    private interface Numbered {
        Object run(int number) throws Exception;
    }

    private static void once(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        Object unused = work.call();
        System.out.printf(Locale.ROOT, "%s %.0f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private static void median(String what, Numbered work) throws Exception {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Object unused = work.run(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "%s: median %.0f ms, most %.0f ms%n", what, millis[TIMES / 2], millis[TIMES - 1]);
    }
}
