package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcrustesTest {
    private static final int POINTS = 60;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyTurnMirroringScaleAndShiftIsUndone(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(POINTS, -5, 9).toArray();
        double[] y = random.doubles(POINTS, -1, 3).toArray();
        double angle = random.nextDouble(7);
        double scale = random.nextDouble(0.1, 8);
        double side = seed % 2 == 0 ? 1 : -1;
        double[] movedX = new double[POINTS];
        double[] movedY = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            movedX[i] = scale * (Math.cos(angle) * x[i] - side * Math.sin(angle) * y[i]) + 40;
            movedY[i] = scale * (Math.sin(angle) * x[i] + side * Math.cos(angle) * y[i]) - 7;
        }
        Procrustes back = Procrustes.fit(movedX, movedY, x, y);
        for (int i = 0; i < POINTS; i++) {
            assertEquals(x[i], back.x(movedX[i], movedY[i]), 1e-9);
            assertEquals(y[i], back.y(movedX[i], movedY[i]), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherMapOfItsKindComesCloser(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] v = new double[4][];
        for (int c = 0; c < 4; c++) v[c] = random.doubles(POINTS, -3, 3 + c).toArray();
        Procrustes best = Procrustes.fit(v[0], v[1], v[2], v[3]);
        double least = distance(best, v);
        for (int trial = 0; trial < 400; trial++) {
            double angle = random.nextDouble(2 * Math.PI);
            double scale = random.nextDouble(0, 1);
            double side = trial % 2 == 0 ? 1 : -1;
            Procrustes other = new Procrustes(
                    scale * Math.cos(angle),
                    -side * scale * Math.sin(angle),
                    scale * Math.sin(angle),
                    side * scale * Math.cos(angle),
                    best.dx() + random.nextGaussian() * 0.3,
                    best.dy() + random.nextGaussian() * 0.3);
            assertTrue(distance(other, v) >= least - 1e-9, "seed " + seed + ", trial " + trial);
        }
    }

    @Test
    void itKeepsAnglesAndRatiosOfLengths() {
        Procrustes map = Procrustes.fit(
                new double[] {0, 3, 1, 5}, new double[] {0, 1, 4, 2}, new double[] {1, 0, 2, 7}, new double[] {
                    3, 3, 0, 1
                });
        assertEquals(Math.hypot(map.xx(), map.yx()), Math.hypot(map.xy(), map.yy()), 1e-12);
        assertEquals(0, map.xx() * map.xy() + map.yx() * map.yy(), 1e-12);
    }

    @Test
    void onePlaceAndNoPointsAreOnlyShifted() {
        Procrustes one =
                Procrustes.fit(new double[] {2, 2}, new double[] {3, 3}, new double[] {5, 7}, new double[] {1, 1});
        assertEquals(6, one.x(2, 3), 1e-12);
        assertEquals(1, one.y(2, 3), 1e-12);
        assertEquals(
                8,
                Procrustes.fit(new double[0], new double[0], new double[0], new double[0])
                        .x(8, 1));
    }

    private static double distance(Procrustes map, double[][] v) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double dx = map.x(v[0][i], v[1][i]) - v[2][i];
            double dy = map.y(v[0][i], v[1][i]) - v[3][i];
            sum += dx * dx + dy * dy;
        }
        return sum;
    }
}
