package org.discern.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import smile.graph.NearestNeighborGraph;
import smile.manifold.UMAP;
import smile.math.MathEx;

/// UMAP beside Smile's, as an independent reference: time, how much of the neighbourhoods each layout keeps
/// (trustworthiness), and how pure in clusters the nearest of each point are in the plane. `UmapBenchmark POINTS` does
/// so
/// for 2,000 points and for as many as asked for. Smile needs `libopenblas.so` and `libarpack.so` on the library path;
/// where they are not, only ours is measured.
final class UmapBenchmark {
    private static final int FEW = 2000;
    private static final int NEIGHBOURS = 15;
    private static final int JUDGED_BY = 12;
    private static final int SAMPLE = 2000;

    private UmapBenchmark() {}

    public static void main(String[] args) {
        ours(TsneBenchmark.vectors(FEW), 100); // until it is compiled
        compare(FEW, 500, 2);
        compare(Integer.parseInt(args[0]), 200, 1);
    }

    private static void compare(int points, int epochs, int rounds) {
        TsneBenchmark.Drawn drawn = TsneBenchmark.drawn(points);
        double[][] wide = TsneBenchmark.widened(drawn.vectors());
        double[][] before = {};
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            double[][] own = ours(drawn.vectors(), epochs);
            say(
                    "%,d points, %d epochs, ours: %.2f s, %s",
                    points, epochs, TsneBenchmark.seconds(start), judged(drawn, own));
            try {
                start = System.nanoTime();
                MathEx.setSeed(7);
                NearestNeighborGraph near = NearestNeighborGraph.of(wide, NEIGHBOURS);
                double found = TsneBenchmark.seconds(start);
                double[][] smile = UMAP.fit(wide, near, new UMAP.Options(NEIGHBOURS, 2, epochs, 1, 0.1, 1, 5, 1, 1));
                say(
                        "%,d points, %d epochs, Smile: %.2f s (%.2f s of it for neighbours), %s%s",
                        points,
                        epochs,
                        TsneBenchmark.seconds(start),
                        found,
                        judged(drawn, smile),
                        round == 0
                                ? ""
                                : Arrays.deepEquals(before, smile) ? ", the same again" : ", another each time");
                before = smile;
            } catch (LinkageError | IllegalArgumentException e) {
                say("Smile's: %s", e.toString());
            }
        }
    }

    private static double[][] ours(float[][] vectors, int iterations) {
        return new Umap(NEIGHBOURS, iterations, 0, 7)
                .lay(vectors, (_, _, _) -> true, () -> false)
                .points();
    }

    private static String judged(TsneBenchmark.Drawn drawn, double[][] points) {
        int n = points.length;
        int[] sample = IntStream.iterate(0, i -> i < n, i -> i + Math.max(1, n / SAMPLE))
                .toArray();
        float[][] plane = new float[n][2];
        for (int i = 0; i < n; i++) for (int c = 0; c < 2; c++) plane[i][c] = (float) points[i][c];
        LabelPurity purity = LabelPurity.of(plane, drawn.clusters(), JUDGED_BY);
        return String.format(
                Locale.ROOT,
                "trustworthiness %.4f, purity %.4f (chance %.3f)",
                Trustworthiness.of(drawn.vectors(), points, JUDGED_BY, sample).orElseThrow(),
                purity.purity(),
                purity.chance());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
