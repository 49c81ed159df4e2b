package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneDescentTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gradientIsThatOfTheDivergence(long seed) {
        float[][] joint = joint(seed);
        double[][] points = plane(seed);
        double[] gradient = new double[2 * points.length];
        double[] flat = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
        new ExactGradient(joint).fill(flat, 1, gradient);
        double h = 1e-5;
        for (int i = 0; i < gradient.length; i++) {
            double kept = points[i / 2][i % 2];
            points[i / 2][i % 2] = kept + h;
            double above = divergence(joint, points);
            points[i / 2][i % 2] = kept - h;
            double below = divergence(joint, points);
            points[i / 2][i % 2] = kept;
            assertEquals((above - below) / (2 * h), gradient[i], 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stepsLessenTheDivergence(long seed) {
        float[][] joint = joint(seed);
        var descent = new TsneDescent(new ExactGradient(joint), plane(seed));
        double before = divergence(joint, descent.points());
        for (int i = 0; i < 100; i++) descent.step(1, 0.5, 1);
        assertTrue(divergence(joint, descent.points()) < 0.8 * before);
    }

    /// Kullback-Leibler divergence, as it is written: sum over all pairs of p log(p / q).
    private static double divergence(float[][] joint, double[][] points) {
        int n = points.length;
        double z = 0;
        for (double[] a : points) {
            for (double[] b : points) z += a == b ? 0 : near(a, b);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i == j) continue;
                double p = joint[Math.max(i, j)][Math.min(i, j)];
                sum += p * Math.log(p / (near(points[i], points[j]) / z));
            }
        }
        return sum;
    }

    private static double near(double[] a, double[] b) {
        return 1 / (1 + Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2));
    }

    private static float[][] joint(long seed) {
        var random = new SplittableRandom(seed);
        float[][] vectors = new float[15][4];
        for (float[] vector : vectors) {
            for (int c = 0; c < 4; c++) vector[c] = (float) random.nextGaussian();
        }
        return Affinities.joint(vectors, 4, () -> false);
    }

    private static double[][] plane(long seed) {
        var random = new SplittableRandom(seed + 50);
        double[][] points = new double[15][2];
        for (double[] point : points) {
            for (int c = 0; c < 2; c++) point[c] = random.nextGaussian(0, 2);
        }
        return points;
    }
}
