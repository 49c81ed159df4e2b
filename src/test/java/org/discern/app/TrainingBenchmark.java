package org.discern.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.discern.figure.CurveFigure;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.CurveFigure.Series;
import org.discern.figure.ModelStyle;
import org.discern.figure.ReadyCurves;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.Fx;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxThread;
import org.discern.workflow.BackgroundJobs;

/// Curves of 100,000 steps: how long another thread takes to smooth and thin one, and how long the window's thread
/// takes to draw it, zoomed in step by step.
final class TrainingBenchmark {
    private static final int STEPS = 100_000;

    private TrainingBenchmark() {}

    public static void main(String[] args) {
        double[] x = new double[STEPS];
        double[] y = new double[STEPS];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < STEPS; i++) {
            x[i] = i + 1;
            y[i] = 8 - 4.0 * i / STEPS + random.nextGaussian();
        }
        Background background = new Background(new BackgroundJobs(), FxThread::run, new FakeDialogs());
        Appearance appearance = Fx.call(Appearance::new);
        ChartPane pane = Fx.call(() -> {
            ChartPane made = new ChartPane(appearance.darkProperty(), new FigureExport(background, new FakeDesktop()));
            Stage stage = new Stage();
            stage.setScene(new Scene(made, 420, 260));
            stage.show();
            return made;
        });
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            double width = STEPS * Math.pow(0.9, i % 30);
            Extent extent = i % 30 == 0 ? Extent.ALL : new Extent(1000, 1000 + width);
            CurveFigure figure = new CurveFigure(
                    "loss",
                    "step",
                    "",
                    List.of(new Series("run", ModelStyle.MOCO, x, y)),
                    List.of(),
                    Scale.LINEAR,
                    0.9,
                    Scale.LINEAR,
                    extent);
            long start = System.nanoTime();
            ReadyCurves ready = figure.ready();
            long made = System.nanoTime();
            double drawn = Fx.call(() -> {
                long begin = System.nanoTime();
                pane.show(ready);
                pane.layout();
                return (System.nanoTime() - begin) / 1e6;
            });
            if (i >= 10) {
                millis.computeIfAbsent("smooth and thin", _ -> new ArrayList<>())
                        .add((made - start) / 1e6);
                millis.computeIfAbsent("draw in the window", _ -> new ArrayList<>())
                        .add(drawn);
            }
        }
        millis.forEach((what, times) -> {
            times.sort(Double::compare);
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.1f ms, longest %.1f ms%n",
                    what,
                    times.get(times.size() / 2),
                    times.getLast());
        });
        System.exit(0);
    }
}
