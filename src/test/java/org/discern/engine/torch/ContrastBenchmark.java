package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.engine.KeyWeights;

/// Prints how long the contrastive loss takes with its gradient, beside one matrix product of its size, in turns:
/// `N K C`, rounds of each. No test: figures of one run compare only with each other.
final class ContrastBenchmark {
    private static final int ROUNDS = 9;

    private ContrastBenchmark() {}

    public static void main(String[] args) {
        int n = Integer.parseInt(args[0]);
        int k = Integer.parseInt(args[1]);
        int c = Integer.parseInt(args[2]);
        float[] logs = new float[n * k];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < logs.length; i++) logs[i] = (float) random.nextDouble(-1, 1);
        try (PtNDManager manager = NativeTorch.manager(Device.cpu())) {
            PtNDArray q = unit(manager, n, c);
            PtNDArray keys = unit(manager, n, c);
            PtNDArray queue = unit(manager, k, c);
            double[][] millis = new double[3][ROUNDS];
            for (int round = -2; round < ROUNDS; round++) { // the first are a warm-up
                double product = time(() -> {
                    try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                            Gradients _ = Gradients.dropped()) {
                        PtNDArray transposed = (PtNDArray) queue.transpose();
                        transposed.attach(scope);
                        JniUtils.matmul(q, transposed).close();
                    }
                });
                double plain = time(() -> contrast(q, keys, queue, KeyWeights.equal(n)));
                double weighted = time(() -> contrast(q, keys, queue, new KeyWeights(n, logs, null, null)));
                if (round < 0) continue;
                millis[0][round] = product;
                millis[1][round] = plain;
                millis[2][round] = weighted;
            }
            double product = median(millis[0]);
            System.out.printf(
                    "N %d K %d C %d, medians of %d rounds: product %.0f ms; loss and gradient %.0f ms, %.2f products; weighted %.0f ms, %.2f products%n",
                    n,
                    k,
                    c,
                    ROUNDS,
                    product,
                    median(millis[1]),
                    median(millis[1]) / product,
                    median(millis[2]),
                    median(millis[2]) / product);
        }
        System.exit(0);
    }

    private static void contrast(PtNDArray q, PtNDArray keys, PtNDArray queue, KeyWeights weights) {
        try (PtNDManager scope = (PtNDManager) q.getManager().newSubManager()) {
            PtNDArray rows = (PtNDArray) q.duplicate();
            rows.attach(scope);
            new TorchLoss(0.2).evaluate(rows, keys, queue, weights);
        }
    }

    private static PtNDArray unit(PtNDManager manager, int rows, int columns) {
        return JniUtils.normalize((PtNDArray) manager.randomNormal(new Shape(rows, columns)), 2, 1, 1e-12);
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
