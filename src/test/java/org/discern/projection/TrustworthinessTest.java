package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustworthinessTest {
    @Test
    void isOneForTheSpaceItself() {
        float[][] plane = random(30, 2, 1);
        assertEquals(1, Trustworthiness.of(plane, doubles(plane), 7).orElseThrow());
    }

    @Test
    void aShuffledLineHasTheValueCountedByHand() {
        float[][] line = {{0}, {1}, {2}, {3}, {4}};
        double[][] shuffled = {{0}, {2}, {4}, {1}, {3}};
        assertEquals(
                0.2, Trustworthiness.of(line, shuffled, 1).orElseThrow(), 1e-12); // ranks exceed 1 by 2 + 2 + 3 + 3 + 2
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithItsDefinition(long seed) {
        float[][] space = random(25, 6, seed);
        double[][] layout = doubles(random(25, 2, seed + 100));
        int k = 1 + (int) (seed * 2);
        assertEquals(
                byDefinition(doubles(space), layout, k),
                Trustworthiness.of(space, layout, k).orElseThrow(),
                1e-12);
    }

    @Test
    void isUndefinedForTooManyNeighbours() {
        float[][] plane = random(10, 2, 1);
        assertTrue(Trustworthiness.of(plane, doubles(plane), 4).isPresent());
        assertTrue(Trustworthiness.of(plane, doubles(plane), 5).isEmpty());
        assertTrue(Trustworthiness.of(plane, doubles(plane), 0).isEmpty());
        assertTrue(Trustworthiness.of(new float[0][2], new double[0][2], 1).isEmpty());
    }

    private static double byDefinition(double[][] space, double[][] layout, int k) {
        int n = space.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            List<Integer> inSpace = byDistance(space, i);
            var near = new HashSet<>(inSpace.subList(0, k));
            for (int j : byDistance(layout, i).subList(0, k)) {
                if (!near.contains(j)) sum += inSpace.indexOf(j) + 1 - k;
            }
        }
        return 1 - 2 / (n * k * (2.0 * n - 3 * k - 1)) * sum;
    }

    private static List<Integer> byDistance(double[][] points, int from) {
        return IntStream.range(0, points.length)
                .filter(i -> i != from)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance(points[from], points[i])))
                .toList();
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c]))
                .sum());
    }

    private static float[][] random(int n, int dimension, long seed) {
        var random = new SplittableRandom(seed);
        float[][] points = new float[n][dimension];
        for (float[] point : points) {
            for (int c = 0; c < dimension; c++) point[c] = (float) random.nextGaussian();
        }
        return points;
    }

    private static double[][] doubles(float[][] points) {
        double[][] doubles = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            float[] point = points[i];
            doubles[i] =
                    IntStream.range(0, point.length).mapToDouble(c -> point[c]).toArray();
        }
        return doubles;
    }
}
