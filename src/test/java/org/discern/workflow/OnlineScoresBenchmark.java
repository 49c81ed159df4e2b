package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.engine.Representation;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;

/// What it costs to watch a run: the share of pre-training's time that online k-NN and probe take, and the time of
/// what a step measures of its queries. `PROJECT [SETTING...]`, a project with the demo's films; it gets a run more.
final class OnlineScoresBenchmark {
    private OnlineScoresBenchmark() {}

    public static void main(String[] args) {
        for (int n : new int[] {32, 256}) representation(n);
        RunConfig config =
                ConfigFile.parse("demo", Assets.text("demo.yaml"), List.of(args).subList(1, args.length));
        double[] seconds = new double[2];
        long[] last = {System.nanoTime()};
        try (Project project = Project.open(Path.of(args[0]))) {
            new RunExperiment(project, TestEngines.both()).start(config, RecordingContext.stoppingAt(event -> {
                long now = System.nanoTime();
                if (event instanceof RunEvent.StepDone step && step.phase().equals(Phase.PRETRAIN) && step.step() > 1) {
                    seconds[0] += (now - last[0]) / 1e9;
                }
                if (event instanceof RunEvent.EpochDone epoch && epoch.values().containsKey(Metric.ONLINE_KNN_AUROC)) {
                    seconds[1] += (now - last[0]) / 1e9;
                }
                last[0] = now;
                return event instanceof RunEvent.PhaseStarted started
                        && started.phase().equals(Phase.FEATURES);
            }));
        } catch (CancellationException trained) {
            System.out.printf(
                    Locale.ROOT,
                    "steps %.2f s, online scores %.2f s: %.1f %% of them%n",
                    seconds[0],
                    seconds[1],
                    100 * seconds[1] / seconds[0]);
        }
        System.exit(0);
    }

    private static void representation(int n) {
        float[][] rows = new float[n][128];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (float[] row : rows) for (int i = 0; i < row.length; i++) row[i] = (float) random.nextGaussian() / 11;
        double sum = 0;
        long start = 0;
        for (int i = 0; i < 300; i++) {
            if (i == 100) start = System.nanoTime();
            sum += Representation.of(rows, rows).uniformity();
        }
        System.out.printf(
                Locale.ROOT,
                "%d queries of 128: %.2f ms a step (%.0f)%n",
                n,
                (System.nanoTime() - start) / 200 / 1e6,
                sum);
    }
}
