package org.discern.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How long a redraw, a hover and a lasso take over all films of MIMIC-CXR, beside what an interactive plot
/// may take. Prints the median of several trials.
final class ScatterBenchmark {
    private static final int POINTS = 377_110;
    private static final int TRIALS = 21;
    private static final int CORNERS = 200;

    private ScatterBenchmark() {}

    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(1);
        PointCloud points = clusters(random);
        byte[] of = new byte[POINTS];
        for (int i = 0; i < POINTS; i++) of[i] = (byte) Math.max(0, 3 - (int) (random.nextDouble() * 12));
        List<PointClass> classes = IntStream.range(0, 4)
                .mapToObj(c -> new PointClass("class " + c, 0x3b75af + 0x100000 * c, 0x6cb0ee, Mark.values()[c]))
                .toList();
        Colouring colouring = new Colouring("benchmark", classes, of);
        Camera camera = Camera.fit(points.bounds(), 1200, 900);
        System.out.printf(Locale.ROOT, "%,d points, 1200 x 900 pixels, median of %d%n", POINTS, TRIALS);
        print("index", 500, time(_ -> new PointGrid(points)));
        ScatterRaster raster = new ScatterRaster();
        print("redraw", 150, time(trial -> {
            Camera moved = camera.panned(trial, 0);
            return raster.draw(new ScatterRaster.Scene(points, colouring, null, moved), new BitSet(), false, 1);
        }));
        PointGrid grid = new PointGrid(points);
        Outline lasso = lasso(points.bounds());
        print("lasso", 100, time(_ -> grid.within(lasso)));
        BitSet selected = grid.within(lasso);
        print("redraw with a selection", 150, time(trial -> {
            Camera moved = camera.panned(trial, 0);
            return raster.draw(new ScatterRaster.Scene(points, colouring, selected, moved), new BitSet(), false, 1);
        }));
        var scene = new ScatterRaster.Scene(points, colouring, selected, camera);
        print("legend toggle", 150, time(trial -> {
            BitSet hidden = new BitSet();
            hidden.set(trial % 4);
            return raster.draw(scene, hidden, false, 1);
        }));
        print(
                "hover",
                16,
                time(trial -> grid.nearest(camera.x(300 + 20 * trial), camera.y(450), 8 / camera.scale(), _ -> true)));
        print("lasso, every point asked", Double.NaN, time(_ -> naive(points, lasso)));
        System.out.printf(Locale.ROOT, "the lasso holds %,d points, either way%n", selected.cardinality());
        if (!selected.equals(naive(points, lasso))) throw new AssertionError("the index finds other points");
    }

    private static BitSet naive(PointCloud points, Region region) {
        BitSet found = new BitSet();
        for (int i = 0; i < points.size(); i++) if (region.contains(points.x()[i], points.y()[i])) found.set(i);
        return found;
    }

    private static PointCloud clusters(SplittableRandom random) {
        float[] x = new float[POINTS];
        float[] y = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = random.nextInt(24) * 0.7;
            x[i] = (float) random.nextGaussian(60 * Math.cos(angle), 12);
            y[i] = (float) random.nextGaussian(40 * Math.sin(1.7 * angle), 9);
        }
        return new PointCloud(x, y);
    }

    /// A wavy line around most of the points.
    private static Outline lasso(Box bounds) {
        double[] x = new double[CORNERS];
        double[] y = new double[CORNERS];
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double radius = 0.35 + 0.06 * Math.sin(9 * angle);
            x[i] = radius * bounds.width() * Math.cos(angle);
            y[i] = radius * bounds.height() * Math.sin(angle);
        }
        return new Outline(x, y);
    }

    private interface Trial {
        Object run(int trial);
    }

    private static double time(Trial work) {
        double[] millis = new double[TRIALS];
        for (int trial = -TRIALS; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            if (work.run(Math.abs(trial)) == null) throw new AssertionError();
            if (trial >= 0) millis[trial] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[TRIALS / 2];
    }

    private static void print(String what, double allowedMillis, double millis) {
        System.out.printf(
                Locale.ROOT, "%-26s %9.3f ms   %6.3f of what is allowed%n", what, millis, millis / allowedMillis);
    }
}
