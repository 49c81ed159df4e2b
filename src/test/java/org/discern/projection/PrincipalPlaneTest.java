package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
    @Test
    void findsThePlaneThatWasTurnedIntoTheSpace() {
        var random = new SplittableRandom(1);
        double[] first = {0.6, 0.8, 0, 0};
        double[] second = {0, 0, 0.8, -0.6};
        float[][] vectors = new float[200][4];
        double[][] truth = new double[200][2];
        for (int i = 0; i < 200; i++) {
            truth[i] = new double[] {random.nextGaussian(0, 5), random.nextGaussian(0, 2)};
            for (int c = 0; c < 4; c++) vectors[i][c] = (float) (3 + truth[i][0] * first[c] + truth[i][1] * second[c]);
        }
        double[][] found = PrincipalPlane.of(vectors, new SplittableRandom(2));
        for (int i = 1; i < 200; i++) {
            double expected = Math.hypot(truth[i][0] - truth[0][0], truth[i][1] - truth[0][1]);
            assertEquals(expected, Math.hypot(found[i][0] - found[0][0], found[i][1] - found[0][1]), 1e-5);
        }
        assertEquals(0, covariance(found), 0.01 * 25);
    }

    @Test
    void isCentred() {
        double[][] found = PrincipalPlane.of(new float[][] {{10, 1}, {12, 2}, {11, 9}}, new SplittableRandom(1));
        assertEquals(0, found[0][0] + found[1][0] + found[2][0], 1e-9);
        assertEquals(0, found[0][1] + found[1][1] + found[2][1], 1e-9);
    }

    @Test
    void whatVariesAlongALineHasNoSecondComponent() {
        double[][] found = PrincipalPlane.of(new float[][] {{1}, {2}, {4}}, new SplittableRandom(1));
        assertEquals(2, Math.abs(found[2][0] - found[1][0]), 1e-9);
        assertArrayEquals(new double[3], new double[] {found[0][1], found[1][1], found[2][1]}, 1e-9);
    }

    private static double covariance(double[][] points) {
        double sum = 0;
        for (double[] point : points) sum += point[0] * point[1] / points.length;
        return sum;
    }
}
