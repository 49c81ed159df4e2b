package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsFirstLastLowestAndHighestOfEveryColumn(long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random.doubles(5000, 0, 100).sorted().toArray();
        double[] y = random.doubles(5000, -1, 1).toArray();
        y[1234] = 50;
        y[4321] = -50;
        int columns = 100;
        Decimation.Line thin = Decimation.minMax(x, y, columns);
        assertTrue(thin.x().length <= 4 * (columns + 1));
        double width = (x[4999] - x[0]) / columns;
        for (int column = 0; column <= columns; column++) {
            double[] full = inColumn(x, y, x[0], width, column);
            double[] kept = inColumn(thin.x(), thin.y(), x[0], width, column);
            if (full.length == 0) continue;
            assertEquals(full[0], kept[0]);
            assertEquals(full[full.length - 1], kept[kept.length - 1]);
            assertEquals(
                    Arrays.stream(full).min().orElseThrow(),
                    Arrays.stream(kept).min().orElseThrow());
            assertEquals(
                    Arrays.stream(full).max().orElseThrow(),
                    Arrays.stream(kept).max().orElseThrow());
        }
        for (int i = 1; i < thin.x().length; i++) assertTrue(thin.x()[i - 1] <= thin.x()[i]);
    }

    @Test
    void shortLinesStayAsTheyAre() {
        double[] x = {1, 2, 3};
        assertSame(x, Decimation.minMax(x, new double[3], 1).x());
    }

    @Test
    void aDivergedStretchHidesNoExtreme() {
        double[] x = IntStream.range(0, 1000).asDoubleStream().toArray();
        double[] y = IntStream.range(0, 1000)
                .mapToDouble(i -> i % 2 == 0 ? Double.NaN : i == 501 ? 9 : 1)
                .toArray();
        Decimation.Line thin = Decimation.minMax(x, y, 10);
        assertEquals(9, Arrays.stream(thin.y()).filter(Double::isFinite).max().orElseThrow());
        assertEquals(1, Arrays.stream(thin.y()).filter(Double::isFinite).min().orElseThrow());
    }

    @Test
    void equalStepsDoNotBreakIt() {
        double[] y = IntStream.range(0, 100).asDoubleStream().toArray();
        Decimation.Line thin = Decimation.minMax(new double[100], y, 2);
        assertArrayEquals(new double[] {0, 99}, thin.y());
    }

    @Test
    void cornersOfAStaircaseAreTheStaircase() {
        double[] x = {0, 0, 0, 0.1, 0.2, 0.3, 0.3, 0.4, 1};
        double[] y = {0, 0.2, 0.4, 0.4, 0.4, 0.4, 0.6, 0.8, 1};
        Decimation.Line thin = Decimation.corners(x, y);
        assertArrayEquals(new double[] {0, 0, 0.3, 0.3, 0.4, 1}, thin.x());
        assertArrayEquals(new double[] {0, 0.4, 0.4, 0.6, 0.8, 1}, thin.y());
    }

    private static double[] inColumn(double[] x, double[] y, double start, double width, int column) {
        return IntStream.range(0, x.length)
                .filter(i -> (int) ((x[i] - start) / width) == column)
                .mapToDouble(i -> y[i])
                .toArray();
    }
}
