package org.discern.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FusionHeadTest {
    private static final int FEATURES = 5;
    private static final int VALUES = 4;
    private static final int FINDINGS = 3;

    static List<FusionHead> heads() {
        return List.of(
                new ConcatenationHead(FEATURES, VALUES, FINDINGS),
                new ConcatenationHead(0, VALUES, FINDINGS),
                new PerceptronHead(FEATURES, VALUES, 6, FINDINGS),
                new GatedHead(FEATURES, VALUES, FINDINGS));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void gradientsAgreeWithFiniteDifferences(FusionHead head) {
        SplittableRandom random = new SplittableRandom(5);
        double[] parameters = random.doubles(head.parameterCount(), -1, 1).toArray();
        float[] phi = row(random, head.features());
        float[] m = row(random, VALUES);
        double[] slopes = random.doubles(FINDINGS, -1, 1).toArray();
        double[] ofParameters = new double[parameters.length];
        double[] ofPhi = new double[head.features()];
        head.backward(parameters, phi, m, slopes, ofParameters, ofPhi);

        double step = 1e-6;
        double[] numeric = IntStream.range(0, parameters.length)
                .mapToDouble(i -> (along(head, moved(parameters, i, step), phi, m, slopes)
                                - along(head, moved(parameters, i, -step), phi, m, slopes))
                        / (2 * step))
                .toArray();
        assertArrayEquals(numeric, ofParameters, 1e-8);
        float wide = 1f / 64; // heads are piecewise linear in the features
        double[] numericPhi = IntStream.range(0, head.features())
                .mapToDouble(i -> (along(head, parameters, moved(phi, i, wide), m, slopes)
                                - along(head, parameters, moved(phi, i, -wide), m, slopes))
                        / (2 * wide))
                .toArray();
        assertArrayEquals(numericPhi, ofPhi, 1e-5);
    }

    @ParameterizedTest
    @MethodSource("heads")
    void gradientsAddUpOverFilms(FusionHead head) {
        SplittableRandom random = new SplittableRandom(6);
        double[] parameters = head.initial(1);
        float[] phi = row(random, head.features());
        float[] m = row(random, VALUES);
        double[] slopes = {1, -2, 0.5};
        double[] once = new double[parameters.length];
        head.backward(parameters, phi, m, slopes, once, new double[head.features()]);
        double[] twice = new double[parameters.length];
        head.backward(parameters, phi, m, slopes, twice, new double[head.features()]);
        head.backward(parameters, phi, m, slopes, twice, new double[head.features()]);
        assertArrayEquals(Arrays.stream(once).map(slope -> 2 * slope).toArray(), twice, 1e-12);
    }

    /// Weights on the values 0, weights on the hidden units 0, gates 0: the linear layer of the image alone.
    @ParameterizedTest
    @MethodSource("heads")
    void inTheNeutralLimitOnlyTheImageCounts(FusionHead head) {
        SplittableRandom random = new SplittableRandom(7);
        double[] parameters = random.doubles(head.parameterCount(), -1, 1).toArray();
        int from = weightsOfHead(head);
        int inputs = (parameters.length - FINDINGS - from) / FINDINGS;
        if (head instanceof GatedHead) Arrays.fill(parameters, 0, from, 0);
        for (int finding = 0; finding < FINDINGS; finding++) {
            Arrays.fill(parameters, from + finding * inputs + head.features(), from + (finding + 1) * inputs, 0);
        }
        float[] phi = row(random, head.features());
        double[] expected = new double[FINDINGS];
        for (int finding = 0; finding < FINDINGS; finding++) {
            expected[finding] = parameters[parameters.length - FINDINGS + finding];
            for (int k = 0; k < phi.length; k++) expected[finding] += parameters[from + finding * inputs + k] * phi[k];
        }
        for (int film = 0; film < 3; film++) {
            assertArrayEquals(expected, head.logits(parameters, phi, row(random, VALUES)), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("heads")
    void firstParametersFollowFromTheSeed(FusionHead head) {
        assertArrayEquals(head.initial(3), head.initial(3));
        assertEquals(head.parameterCount(), head.initial(3).length);
        assertEquals(false, Arrays.equals(head.initial(3), head.initial(4)));
    }

    private static int weightsOfHead(FusionHead head) {
        int from = 0;
        for (FusionHead.Block block : head.blocks()) {
            if (block.name().equals("head.weight")) return from;
            from += block.size();
        }
        throw new AssertionError(head);
    }

    private static double along(FusionHead head, double[] parameters, float[] phi, float[] m, double[] slopes) {
        double[] logits = head.logits(parameters, phi, m);
        return IntStream.range(0, FINDINGS)
                .mapToDouble(i -> slopes[i] * logits[i])
                .sum();
    }

    private static double[] moved(double[] point, int component, double step) {
        double[] moved = point.clone();
        moved[component] += step;
        return moved;
    }

    private static float[] moved(float[] point, int component, float step) {
        float[] moved = point.clone();
        moved[component] += step;
        return moved;
    }

    private static float[] row(SplittableRandom random, int length) {
        float[] row = new float[length];
        for (int i = 0; i < length; i++) row[i] = (float) random.nextGaussian();
        return row;
    }
}
