package org.discern.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.discern.data.pair.PairBatch;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.engine.torch.TorchEngine;

/// Prints how fast pre-training steps are: `ENGINE WIDTH BATCH SIDE [STEPS [GROUPS [QUEUE DIMENSION]]]`. No test:
/// figures of one run compare only with each other.
final class MocoStepBenchmark {
    private MocoStepBenchmark() {}

    public static void main(String[] args) {
        Engine engine = args[0].equals("torch") ? new TorchEngine() : new Dl4jEngine();
        int width = Integer.parseInt(args[1]);
        int batch = Integer.parseInt(args[2]);
        int side = Integer.parseInt(args[3]);
        int steps = args.length > 4 ? Integer.parseInt(args[4]) : 20;
        int groups = args.length > 5 ? Integer.parseInt(args[5]) : 4;
        StepWork work = args.length > 7
                ? new StepWork(width, batch, side, Integer.parseInt(args[6]), Integer.parseInt(args[7]))
                : new StepWork(width, batch, side);
        PairBatch pairs = work.pairs();
        try (MocoModel model = work.model(engine, groups)) {
            for (int i = 0; i < Math.max(3, steps / 4); i++) model.step(pairs, 0.001, 0.9);
            String afterWarmUp = residentMemory();
            double stepMillis = millis(steps, () -> model.step(pairs, 0.001, 0.9));
            String afterSteps = residentMemory();
            double encodeMillis = millis(steps, () -> model.encode(pairs.queries()));
            System.out.printf(
                    "%s: width %d batch %d side %d groups %d: step %.0f ms, %.1f images/s; encode %.0f ms; resident after a fifth of the steps %s, after all %s%n",
                    engine.name(),
                    width,
                    batch,
                    side,
                    groups,
                    stepMillis,
                    batch * 1000 / stepMillis,
                    encodeMillis,
                    afterWarmUp,
                    afterSteps);
        }
    }

    private static double millis(int steps, Runnable work) {
        work.run();
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) work.run();
        return (System.nanoTime() - start) / 1e6 / steps;
    }

    private static String residentMemory() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }
}
