package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepulsionTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 8, 12, 16, 32, 48, 96, 128, 192})
    void transformIsTheSumItStandsFor(int length) {
        var random = new SplittableRandom(length);
        var fft = new Fft(length);
        Fft.Rows rows = fft.rows(3);
        double[][] re = new double[length][3];
        double[][] im = new double[length][3];
        for (int t = 0; t < length; t++) {
            for (int b = 0; b < 3; b++) {
                rows.re[t][b] = (float) (re[t][b] = (float) random.nextGaussian());
                rows.im[t][b] = (float) (im[t][b] = (float) random.nextGaussian());
            }
        }
        fft.forward(rows);
        for (int k = 0; k < length; k++) {
            for (int b = 0; b < 3; b++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int t = 0; t < length; t++) {
                    double angle = -2 * Math.PI * t * k / length;
                    sumRe += re[t][b] * Math.cos(angle) - im[t][b] * Math.sin(angle);
                    sumIm += re[t][b] * Math.sin(angle) + im[t][b] * Math.cos(angle);
                }
                assertEquals(sumRe, rows.re[k][b], 1e-4);
                assertEquals(sumIm, rows.im[k][b], 1e-4);
            }
        }
        fft.inverse(rows);
        for (int t = 0; t < length; t++) assertEquals(re[t][1], rows.re[t][1] / length, 1e-5);
    }

    @Test
    void lengthsAreTheNextThatSplit() {
        int[] found = Arrays.stream(new int[] {2, 128, 129, 192, 193, 300, 700, 2000})
                .map(Fft::lengthFor)
                .toArray();
        assertArrayEquals(new int[] {2, 128, 192, 192, 256, 384, 768, 2048}, found);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 3, 25, 70})
    void interpolatedRepulsionIsTheSumOverAllPairs(double spread) {
        assertSum(new InterpolatedRepulsion(), spread, 0.03);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 3, 25, 70})
    void summedRepulsionIsTheSumOverAllPairs(double spread) {
        assertSum(new SummedRepulsion(), spread, 1e-4);
    }

    private static void assertSum(Repulsion repulsion, double spread, double tolerance) {
        var random = new SplittableRandom(5);
        int n = 1500;
        double[] position = new double[2 * n];
        for (int i = 0; i < position.length; i++) position[i] = 40 + random.nextGaussian(0, spread);
        double[] push = new double[2 * n];
        double z = repulsion.fill(position, push);
        double[] expected = new double[2 * n];
        double sum = 0;
        double most = 0;
        double error = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double dx = position[2 * i] - position[2 * j];
                double dy = position[2 * i + 1] - position[2 * j + 1];
                double near = 1 / (1 + dx * dx + dy * dy);
                if (i != j) sum += near;
                expected[2 * i] += near * near * dx;
                expected[2 * i + 1] += near * near * dy;
            }
        }
        for (int i = 0; i < push.length; i++) {
            most += expected[i] * expected[i];
            error += Math.pow(push[i] - expected[i], 2);
        }
        assertEquals(1, z / sum, tolerance / 10);
        assertTrue(Math.sqrt(error / most) < tolerance, "relative error " + Math.sqrt(error / most));
    }

    @Test
    void affinitiesAreThoseOfAllPairsWhereAllAreNeighbours() {
        float[][] vectors = gaussian(60, 5);
        float[][] all = Affinities.joint(vectors, 19.9, () -> false);
        NeighbourAffinities kept = NeighbourAffinities.of(vectors, 19.9, () -> false);
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            for (int e = kept.from()[i]; e < kept.from()[i + 1]; e++) {
                sum += kept.joint()[e];
                int j = kept.neighbour()[e];
                assertTrue(e == kept.from()[i] || kept.neighbour()[e - 1] < j, "each neighbour once, in order");
                assertEquals(all[Math.max(i, j)][Math.min(i, j)], kept.joint()[e], 2e-5);
            }
        }
        assertEquals(1, sum, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-18f, 1, 1e18f})
    void nearestNeighboursAreThoseOfTheNaiveSearch(float scale) {
        float[][] vectors = gaussian(700, 7);
        for (int i = 0; i < 700; i++) {
            for (int c = 0; c < 7; c++) vectors[i][c] = (vectors[i][c] + 3) * scale;
        }
        NearestNeighbours found = NearestNeighbours.of(vectors, 9, () -> false);
        for (int i = 0; i < 700; i++) {
            double[] all = Neighbours.squaredDistances(vectors, i);
            double[] expected = Arrays.stream(Neighbours.nearest(all, i, 9))
                    .mapToDouble(j -> all[j])
                    .toArray();
            assertArrayEquals(expected, found.squaredDistances()[i], 1e-4 * expected[8]);
        }
    }

    static float[][] gaussian(int n, int dimension) {
        var random = new SplittableRandom(3);
        float[][] vectors = new float[n][dimension];
        for (float[] vector : vectors) {
            for (int c = 0; c < dimension; c++) vector[c] = (float) random.nextGaussian();
        }
        return vectors;
    }
}
