package org.discern.workflow;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.Metric;
import org.discern.model.RunEvent;

/// Reads a log of 100,000 steps with all that a step logs, first in a fresh process and then again, beside the time
/// that reading its bytes alone takes.
final class LogBenchmark {
    static final int STEPS = 100_000;

    private LogBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("metrics", ".jsonl");
        try {
            write(file);
            for (int round = 0; round < 4; round++) {
                long start = System.nanoTime();
                long[] events = new long[1];
                new LogReader(file, new RunJson()).read(_ -> events[0]++, () -> {});
                double seconds = (System.nanoTime() - start) / 1e9;
                start = System.nanoTime();
                int bytes = Files.readAllBytes(file).length;
                double bare = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%,d events of %,d bytes: %.2f s (bytes alone %.3f s)%n",
                        events[0],
                        bytes,
                        seconds,
                        bare);
            }
        } finally {
            Files.delete(file);
        }
    }

    /// A log as a run writes it.
    static void write(Path file) throws Exception {
        RunJson json = new RunJson();
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(json.line(new RunEvent.PhaseStarted(Phase.PRETRAIN, STEPS)) + "\n");
            for (int step = 1; step <= STEPS; step++) {
                writer.write(json.line(step(step, random)) + "\n");
            }
        }
    }

    private static RunEvent step(int step, SplittableRandom random) {
        Map<String, Double> values = new LinkedHashMap<>();
        double done = (double) step / STEPS;
        values.put(Metric.LOSS, 8.3 - 3 * done + random.nextDouble());
        values.put(Metric.CONTRAST_ACCURACY, 0.5 * done + 0.1 * random.nextDouble());
        values.put(Metric.LEARNING_RATE, 0.03 * (1 - done));
        values.put(Metric.IMAGES_PER_SECOND, 180 + random.nextDouble());
        for (String name : new String[] {
            Metric.LOADER_WAIT_SHARE,
            Metric.ALIGNMENT,
            Metric.UNIFORMITY,
            Metric.QUERY_SPREAD,
            Metric.EFFECTIVE_RANK,
            Metric.SAME_DISEASE_SHARE,
            Metric.SAME_DISEASE_WEIGHT,
            Metric.DIFFERENT_DISEASE_WEIGHT,
            Metric.QUEUE_FILL,
            Metric.QUEUE_AGE
        }) values.put(name, random.nextDouble());
        return new RunEvent.StepDone(Phase.PRETRAIN, step, STEPS, 1 + step / 1000, values);
    }
}
