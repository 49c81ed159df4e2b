package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.discern.config.OptimizerConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Against PyTorch's rules written out for one parameter.
class OptimizerTest {
    private static final double[] GRADIENTS = {0.5, -0.2, 0.1, 0.4};
    private static final int SIZE = 70_000;

    @BeforeAll
    static void load() {
        NativeBackend.load();
    }

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
        INDArray query = Nd4j.valueArrayOf(new long[] {SIZE}, 3f, DataType.FLOAT);
        INDArray key = Nd4j.valueArrayOf(new long[] {SIZE}, 1f, DataType.FLOAT);
        new MomentumUpdate(0.75).apply(query, key);
        assertEquals(1.5, key.minNumber().doubleValue(), 1e-6);
        assertEquals(1.5, key.maxNumber().doubleValue(), 1e-6);
    }

    @Test
    void onlyFiniteVectorsCountAsFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            INDArray vector = Nd4j.zeros(DataType.FLOAT, SIZE);
            assertTrue(Memory.allFinite(vector));
            vector.putScalar(SIZE - 1, bad);
            assertFalse(Memory.allFinite(vector));
        }
    }

    private static void assertAll(double expected, OptimizerConfig config) {
        INDArray parameters = Nd4j.ones(DataType.FLOAT, SIZE);
        try (Optimizer optimizer = Optimizer.of(config, SIZE)) {
            for (double gradient : GRADIENTS) {
                optimizer.update(
                        parameters,
                        Nd4j.valueArrayOf(new long[] {SIZE}, gradient, DataType.FLOAT),
                        config.learningRate());
            }
            assertEquals(GRADIENTS.length, optimizer.steps());
        }
        float[] all = new float[SIZE];
        Arrays.fill(all, (float) expected);
        assertArrayEquals(all, parameters.toFloatVector(), 1e-5f);
    }
}
