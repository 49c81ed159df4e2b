package org.discern.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.discern.config.OptimizerConfig;
import org.discern.engine.Parameter;
import org.discern.engine.host.ParameterSlices.Slice;
import org.junit.jupiter.api.Test;

/// Against PyTorch's rules written out for one parameter.
class OptimizerTest {
    private static final double[] GRADIENTS = {0.5, -0.2, 0.1, 0.4};
    private static final int SIZE = 70_000;

    @Test
    void sgdFollowsPyTorch() {
        double p = 1;
        double v = 0;
        for (double gradient : GRADIENTS) {
            v = 0.9 * v + (gradient + 0.01 * p);
            p -= 0.1 * v;
        }
        assertAll(p, new OptimizerConfig(OptimizerConfig.Kind.SGD, 0.1, 0.9, 0.01));
    }

    @Test
    void adamFollowsPyTorch() {
        double p = 1;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1] + 0.01 * p;
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            p -= 0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        assertAll(p, new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.1, 0.9, 0.01));
    }

    @Test
    void momentumUpdateIsTheWeightedMean() {
        MemorySegment key = filled(1);
        new MomentumUpdate(0.75).apply(filled(3), key);
        assertAll(1.5, key);
    }

    @Test
    void onlyFiniteVectorsCountAsFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            MemorySegment vector = filled(0);
            assertTrue(HostMemory.allFinite(vector));
            HostMemory.set(vector, SIZE - 1, bad);
            assertFalse(HostMemory.allFinite(vector));
        }
    }

    /// Over 4 weights of 2 x 2 and 2 biases, which have no rate of their own.
    @Test
    void larsFollowsMoco3() {
        double[] weight = {1, -2, 0.5, 3};
        double[] bias = {1, -1};
        double[] weightVelocity = new double[4];
        double[] biasVelocity = new double[2];
        ParameterSlices slices = new ParameterSlices(List.of(
                new Slice(new Parameter("fc.weight", Parameter.Kind.TRAINED, 2, 2), 0),
                new Slice(new Parameter("fc.bias", Parameter.Kind.TRAINED, 2), 4)));
        MemorySegment parameters = MemorySegment.ofArray(new float[] {1, -2, 0.5f, 3, 1, -1});
        OptimizerConfig config = new OptimizerConfig(OptimizerConfig.Kind.LARS, 0.1, 0.9, 0.01);
        try (Optimizer optimizer = Optimizer.of(config, slices)) {
            for (double gradient : GRADIENTS) {
                double[] g = Arrays.stream(weight)
                        .map(p -> gradient * p * p + 0.01 * p)
                        .toArray();
                double trust = 0.001 * length(weight) / length(g);
                MemorySegment all = MemorySegment.ofArray(new float[6]);
                for (int i = 0; i < 4; i++) HostMemory.set(all, i, (float) (gradient * weight[i] * weight[i]));
                for (int i = 0; i < 2; i++) HostMemory.set(all, 4 + i, (float) gradient);
                for (int i = 0; i < 4; i++)
                    weight[i] -= 0.1 * (weightVelocity[i] = 0.9 * weightVelocity[i] + trust * g[i]);
                for (int i = 0; i < 2; i++) bias[i] -= 0.1 * (biasVelocity[i] = 0.9 * biasVelocity[i] + gradient);
                optimizer.update(parameters, all, 0.1);
            }
        }
        for (int i = 0; i < 4; i++) assertEquals(weight[i], HostMemory.get(parameters, i), 1e-6);
        for (int i = 0; i < 2; i++) assertEquals(bias[i], HostMemory.get(parameters, 4 + i), 1e-6);
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    private static ParameterSlices slices() {
        return new ParameterSlices(List.of(new Slice(new Parameter("p", Parameter.Kind.TRAINED, SIZE), 0)));
    }

    private static void assertAll(double expected, OptimizerConfig config) {
        MemorySegment parameters = filled(1);
        try (Optimizer optimizer = Optimizer.of(config, slices())) {
            for (double gradient : GRADIENTS) {
                optimizer.update(parameters, filled((float) gradient), config.learningRate());
            }
            assertEquals(GRADIENTS.length, optimizer.steps());
        }
        assertAll(expected, parameters);
    }

    private static void assertAll(double expected, MemorySegment vector) {
        float[] all = new float[SIZE];
        Arrays.fill(all, (float) expected);
        assertArrayEquals(all, HostMemory.copy(vector, 0, SIZE), 1e-5f);
    }

    private static MemorySegment filled(float value) {
        float[] values = new float[SIZE];
        Arrays.fill(values, value);
        return MemorySegment.ofArray(values);
    }
}
