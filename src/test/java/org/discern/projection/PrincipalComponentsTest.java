package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {
    @Test
    void findThePlaneThatWasTurnedIntoTheSpace() {
        var random = new SplittableRandom(1);
        double[] first = {0.6, 0.8, 0, 0};
        double[] second = {0, 0, 0.8, -0.6};
        float[][] vectors = new float[200][4];
        double[][] truth = new double[200][2];
        for (int i = 0; i < 200; i++) {
            truth[i] = new double[] {random.nextGaussian(0, 5), random.nextGaussian(0, 2)};
            for (int c = 0; c < 4; c++) vectors[i][c] = (float) (3 + truth[i][0] * first[c] + truth[i][1] * second[c]);
        }
        float[][] found = scores(vectors, 2);
        for (int i = 1; i < 200; i++) {
            double expected = Math.hypot(truth[i][0] - truth[0][0], truth[i][1] - truth[0][1]);
            assertEquals(expected, Math.hypot(found[i][0] - found[0][0], found[i][1] - found[0][1]), 1e-5);
        }
        assertEquals(0, product(found, 0, 1), 1e-3);
    }

    @Test
    void areCentred() {
        float[][] found = scores(new float[][] {{10, 1}, {12, 2}, {11, 9}}, 2);
        assertEquals(0, found[0][0] + found[1][0] + found[2][0], 1e-5);
        assertEquals(0, found[0][1] + found[1][1] + found[2][1], 1e-5);
    }

    @Test
    void whatVariesAlongALineHasOneComponent() {
        float[][] found = scores(new float[][] {{1, 5}, {2, 5}, {4, 5}}, 2);
        assertEquals(2, Math.abs(found[2][0] - found[1][0]), 1e-6);
        assertArrayEquals(new float[3], new float[] {found[0][1], found[1][1], found[2][1]}, 1e-6f);
        assertEquals(1, scores(new float[][] {{1}, {2}, {4}}, 2)[0].length);
    }

    /// Coordinates vary independently by known amounts, so the components are the coordinates.
    @ParameterizedTest
    @ValueSource(ints = {3, 30, 60})
    void varyAsMuchAsTheLargestEigenvalues(int count) {
        var random = new SplittableRandom(3);
        float[][] vectors = new float[3000][60];
        for (float[] vector : vectors) {
            for (int c = 0; c < 60; c++) vector[c] = (float) random.nextGaussian(0, Math.pow(0.9, c));
        }
        float[][] found = scores(vectors, count);
        for (int k = 0; k < count; k++) {
            assertEquals(Math.pow(0.81, k), product(found, k, k), 0.12 * Math.pow(0.81, k));
            for (int l = 0; l < k; l++)
                assertEquals(0, product(found, k, l) / Math.sqrt(product(found, k, k) * product(found, l, l)), 5e-3);
        }
    }

    @Test
    void eigenvectorsTurnTheMatrixIntoItsDiagonal() {
        var random = new SplittableRandom(4);
        double[][] matrix = new double[9][9];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j <= i; j++) matrix[i][j] = matrix[j][i] = random.nextGaussian();
        }
        double[][] vectors = SymmetricEigen.vectors(matrix);
        double before = Double.POSITIVE_INFINITY;
        for (double[] vector : vectors) {
            double[] image = new double[9];
            for (int i = 0; i < 9; i++) for (int j = 0; j < 9; j++) image[i] += matrix[i][j] * vector[j];
            double value = 0;
            for (int i = 0; i < 9; i++) value += image[i] * vector[i];
            for (int i = 0; i < 9; i++) assertEquals(value * vector[i], image[i], 1e-12);
            assertEquals(true, value <= before);
            before = value;
        }
    }

    private static float[][] scores(float[][] vectors, int count) {
        return PrincipalComponents.of(vectors, count, new SplittableRandom(2)).scores(vectors);
    }

    private static double product(float[][] scores, int k, int l) {
        double sum = 0;
        for (float[] row : scores) sum += row[k] * (double) row[l] / scores.length;
        return sum;
    }
}
