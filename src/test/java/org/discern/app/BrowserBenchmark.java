package org.discern.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.discern.catalog.Catalog;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.Fx;

/// Times the window over 377,110 generated films, as many as MIMIC-CXR-JPG has, whose pictures are those of
/// `FOLDER`: how long from a jump in the grid until its films are named, from a filter until list and counts
/// are there, and what memory the window takes. Leaves pictures below `target/snapshots`.
final class BrowserBenchmark {
    private static final int FILMS = 377_110;
    private static final String[] FINDINGS = {
        "Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Enlarged Cardiomediastinum", "Fracture",
        "Lung Lesion", "Lung Opacity", "No Finding", "Pleural Effusion", "Pleural Other", "Pneumonia",
        "Pneumothorax", "Support Devices"
    };

    private BrowserBenchmark() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("discern.pictures", "true");
        Path project = Files.createTempDirectory("browser-benchmark");
        fill(project, Path.of(args[0]).toAbsolutePath());
        System.gc();
        long opened = System.nanoTime();
        try (OpenWindow window = new OpenWindow(project)) {
            window.snapshot(false, 1600, 1000, "full-busy");
            Fx.until(
                    "films are listed",
                    () -> window.model.dataset().filmsProperty().get().size() == FILMS);
            System.out.printf("window with the first films %.1f s%n", (System.nanoTime() - opened) / 1e9);
            window.snapshot(false, 1600, 1000, "full-grid-light");
            window.snapshot(true, 980, 720, "full-grid-dark-small");
            ListView<?> grid = Fx.find((Parent) window.view, "film-grid", ListView.class);
            SplittableRandom random = new SplittableRandom(1);
            time("jump to a random film until it is named", 15, () -> jump(window, random.nextInt(FILMS)));
            time("jump near the end until it is named", 15, () -> jump(window, FILMS - 1 - random.nextInt(2_000)));
            time("filter from near the end until laid out", 9, () -> {
                jump(window, FILMS - 20);
                filter(window, FilmFilter.ALL.withSplits(List.of(Split.TEST)));
                filter(window, FilmFilter.ALL);
            });
            Fx.run(() -> window.model.dataset().moveTo(FILMS - 20, false));
            Fx.settle();
            Fx.settle();
            window.snapshot(false, 1600, 1000, "full-grid-end-light");
            for (String layout : List.of("TABLE", "TREE")) {
                long start = System.nanoTime();
                Fx.run(Fx.find((Parent) window.view, "layout-" + layout, ToggleButton.class)::fire);
                Fx.settle();
                System.out.printf("%s %.0f ms (of which 240 ms settling)%n", layout, (System.nanoTime() - start) / 1e6);
                window.snapshot(true, 1600, 1000, "full-" + layout.toLowerCase(Locale.ROOT) + "-dark");
            }
            System.out.printf("rows of the grid: %,d%n", grid.getItems().size());
            System.gc();
            System.out.printf(
                    "heap in use %,d MB, resident %s%n",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, resident());
        }
        System.exit(0);
    }

    private static void jump(OpenWindow window, int place) {
        Fx.run(() -> window.model.dataset().moveTo(place, false));
        waitUntil(() -> {
            Radiograph film = window.model.viewer().looked().filmProperty().get();
            return film != null && film.imageId().endsWith("-%06d".formatted(place));
        });
    }

    private static void filter(OpenWindow window, FilmFilter filter) {
        Fx.run(() -> window.model.dataset().filterProperty().set(filter));
        waitUntil(() -> !window.model.dataset().searchingProperty().get());
        Fx.run(((Parent) window.view)::layout);
    }

    /// Without the pause of a test's waiting.
    private static void waitUntil(BooleanSupplier holds) {
        while (!Fx.call(holds::getAsBoolean)) Thread.onSpinWait();
    }

    private static void time(String what, int times, Runnable work) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%s: median %.0f ms, most %.0f ms%n", what, millis[times / 2], millis[times - 1]);
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return "unknown";
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("unknown");
    }

    private static void fill(Path project, Path pictures) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(pictures)) {
            files = all.filter(file -> file.toString().endsWith(".png"))
                    .map(file -> pictures.relativize(file).toString())
                    .sorted()
                    .toList();
        }
        List<Finding> findings = Arrays.stream(FINDINGS).map(Finding::new).toList();
        Map<String, String> units = Map.of("SpO2", "%", "Respiratory rate", "/min", "Temperature", "°C");
        SplittableRandom random = new SplittableRandom(7);
        List<Radiograph> films = new ArrayList<>(FILMS);
        for (int i = 0; i < FILMS; i++) films.add(film(i, files.get(i % files.size()), findings, random));
        try (Catalog catalog = Catalog.open(project.resolve("catalog.duckdb"))) {
            DatasetEntry entry = new DatasetEntry("generated", "Generated, full size", true, pictures, findings, units);
            catalog.replaceDataset(entry, films, new ImportReport("generated", FILMS, FILMS, 0, List.of()));
        }
    }

    private static Radiograph film(int number, String file, List<Finding> findings, SplittableRandom random) {
        Map<Finding, LabelValue> labels = new HashMap<>();
        for (Finding finding : findings) {
            double draw = random.nextDouble();
            if (draw < 0.15) labels.put(finding, LabelValue.POSITIVE);
            else if (draw < 0.25) labels.put(finding, LabelValue.NEGATIVE);
            else if (draw < 0.29) labels.put(finding, LabelValue.UNCERTAIN);
        }
        Map<String, ClinicalValue> values = new HashMap<>();
        if (random.nextInt(3) > 0) values.put("SpO2", ClinicalValue.untimed(88 + random.nextInt(13)));
        if (random.nextInt(3) > 0) values.put("Respiratory rate", ClinicalValue.untimed(10 + random.nextInt(20)));
        if (random.nextInt(2) > 0) values.put("Temperature", ClinicalValue.untimed(35 + 5 * random.nextDouble()));
        int patient = number / 6;
        return new Radiograph(
                "gen-%06d".formatted(number),
                "generated",
                Integer.toString(10_000_000 + patient),
                Integer.toString(50_000_000 + number / 2),
                null,
                ViewPosition.values()[random.nextInt(3)],
                patient % 10 == 0 ? Split.TEST : patient % 10 == 1 ? Split.VALIDATION : Split.TRAIN,
                file,
                patient % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                18 + patient % 73,
                labels,
                values);
    }
}
