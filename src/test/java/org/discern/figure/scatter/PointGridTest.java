package org.discern.figure.scatter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointGridTest {
    private static final int POINTS = 5_000;

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLassoHoldsWhatPlainPointInPolygonHolds(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointCloud points = cloud(random);
        int corners = 3 + random.nextInt(60);
        double[] x = random.doubles(corners, -14, 14).toArray();
        double[] y = random.doubles(corners, -14, 14).toArray();
        Path2D naive = path(x, y);
        naive.closePath();
        BitSet found = new PointGrid(points).within(new Outline(x, y));
        for (int i = 0; i < points.size(); i++)
            assertEquals(naive.contains(points.x()[i], points.y()[i]), found.get(i), "point " + i + ", seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRectangleHoldsWhatLiesBetweenItsCornersWhicheverIsFirst(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointCloud points = cloud(random);
        double[] c = random.doubles(4, -12, 12).toArray();
        BitSet found = new PointGrid(points).within(Outline.rectangle(c[0], c[1], c[2], c[3]));
        for (int i = 0; i < points.size(); i++) {
            boolean between = (points.x()[i] - c[0]) * (points.x()[i] - c[2]) < 0
                    && (points.y()[i] - c[1]) * (points.y()[i] - c[3]) < 0;
            assertEquals(between, found.get(i), "point " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBrushHoldsWhatARoundPenOfItsWidthPaints(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointCloud points = cloud(random);
        double[] x = random.doubles(6, -10, 10).toArray();
        double[] y = random.doubles(6, -10, 10).toArray();
        double radius = 0.2 + 2 * random.nextDouble();
        BasicStroke pen = new BasicStroke((float) (2 * radius), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        Shape naive = pen.createStrokedShape(path(x, y));
        BitSet found = new PointGrid(points).within(new Trail(x, y, radius));
        // Java2D bends its curves a little, so what lies on the very edge is not asked.
        Trail wider = new Trail(x, y, radius * 1.01);
        Trail narrower = new Trail(x, y, radius * 0.99);
        for (int i = 0; i < points.size(); i++) {
            double px = points.x()[i];
            double py = points.y()[i];
            if (wider.contains(px, py) == narrower.contains(px, py))
                assertEquals(naive.contains(px, py), found.get(i), "point " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePointUnderThePointerIsTheNearestOfAllThatAreShown(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointCloud points = cloud(random);
        PointGrid grid = new PointGrid(points);
        IntPredicate shown = i -> i % 3 != seed % 3;
        for (int trial = 0; trial < 200; trial++) {
            double x = random.nextDouble(-15, 15);
            double y = random.nextDouble(-15, 15);
            double reach = random.nextDouble(0.05, 3);
            assertEquals(nearest(points, x, y, reach, shown), grid.nearest(x, y, reach, shown));
        }
    }

    @Test
    void ofEquallyNearPointsTheFirstIsFound() {
        PointCloud points = new PointCloud(new float[] {1, 0, 0, 5}, new float[] {1, 0, 0, 5});
        assertEquals(1, new PointGrid(points).nearest(0, 0, 2, _ -> true));
        assertEquals(2, new PointGrid(points).nearest(0, 0, 1, i -> i != 1));
        assertEquals(-1, new PointGrid(points).nearest(3, 3, 1, _ -> true));
    }

    @Test
    void pointsWithoutAPlaceAreNeverFound() {
        PointCloud points = new PointCloud(new float[] {Float.NaN, 1, 2}, new float[] {0, Float.POSITIVE_INFINITY, 2});
        PointGrid grid = new PointGrid(points);
        BitSet found = grid.within(Outline.rectangle(-1e9, -1e9, 1e9, 1e9));
        assertEquals("{2}", found.toString());
        assertEquals(2, grid.nearest(2, 2, 1, _ -> true));
    }

    @Test
    void oneOrNoPointsCanBeAsked() {
        PointGrid one = new PointGrid(new PointCloud(new float[] {3}, new float[] {4}));
        assertEquals(0, one.nearest(3, 4, 0.1, _ -> true));
        assertEquals("{0}", one.within(Outline.rectangle(2, 3, 4, 5)).toString());
        PointGrid none = new PointGrid(new PointCloud(new float[0], new float[0]));
        assertEquals(-1, none.nearest(0, 0, 10, _ -> true));
        assertTrue(none.within(Outline.rectangle(-9, -9, 9, 9)).isEmpty());
    }

    private static PointCloud cloud(SplittableRandom random) {
        float[] x = new float[POINTS];
        float[] y = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = (float) random.nextGaussian(i % 2 * 6 - 3, 2.5);
            y[i] = (float) random.nextGaussian(0, 4);
        }
        return new PointCloud(x, y);
    }

    private static int nearest(PointCloud points, double x, double y, double reach, IntPredicate shown) {
        int found = -1;
        double best = reach * reach;
        for (int i = 0; i < points.size(); i++) {
            double dx = points.x()[i] - x;
            double dy = points.y()[i] - y;
            double distance = dx * dx + dy * dy;
            if (!shown.test(i) || distance > best || (distance == best && found >= 0)) continue;
            best = distance;
            found = i;
        }
        return found;
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) path.lineTo(x[i], y[i]);
        return path;
    }
}
