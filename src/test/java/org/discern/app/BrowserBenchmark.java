package org.discern.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.discern.model.FilmFilter;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.FullSizeFilms;
import org.discern.testing.Fx;

/// Times the window over 377,110 generated films, as many as MIMIC-CXR-JPG has, whose pictures are those of
/// `FOLDER`: how long from a jump in the grid until its films are named, from a filter until list and counts
/// are there, and what memory the window takes. Leaves pictures below `target/snapshots`.
final class BrowserBenchmark {
    private static final int FILMS = FullSizeFilms.COUNT;

    private BrowserBenchmark() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("discern.pictures", "true");
        Path project = Files.createTempDirectory("browser-benchmark");
        FullSizeFilms.fill(project, Path.of(args[0]).toAbsolutePath());
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
}
