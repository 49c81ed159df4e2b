package org.discern.projection;

import java.util.Locale;
import smile.manifold.UMAP;

/// UMAP beside Smile's: time, and how much of the neighbourhoods each layout keeps. `UmapBenchmark POINTS` also lays
/// out as many points as asked for, by ours alone. Smile needs `libopenblas.so` on the library path; without it, as
/// on a system that has none, only ours is measured.
final class UmapBenchmark {
    private static final int FEW = 2000;
    private static final int NEIGHBOURS = 15;

    private UmapBenchmark() {}

    public static void main(String[] args) {
        float[][] few = TsneBenchmark.vectors(FEW);
        double[][] wide = TsneBenchmark.widened(few);
        ours(few, 100);
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            double[][] own = ours(few, 500);
            double time = TsneBenchmark.seconds(start);
            say("%,d points, 500 iterations, ours: %.2f s, %s", FEW, time, kept(few, own));
            try {
                start = System.nanoTime();
                double[][] smile = UMAP.fit(wide, new UMAP.Options(NEIGHBOURS, 2, 500, 1, 0.1, 1, 5, 1, 1));
                double theirs = TsneBenchmark.seconds(start);
                say(
                        "%,d points, 500 iterations, Smile: %.2f s, %s; ratio %.1f",
                        FEW, theirs, kept(few, smile), theirs / time);
            } catch (LinkageError | IllegalArgumentException e) {
                say("Smile's: %s", e.toString());
            }
        }
        int many = Integer.parseInt(args[0]);
        float[][] vectors = TsneBenchmark.vectors(many);
        long start = System.nanoTime();
        ours(vectors, 200);
        say("%,d points, 200 iterations, ours: %.1f s", many, TsneBenchmark.seconds(start));
    }

    private static double[][] ours(float[][] vectors, int iterations) {
        return new Umap(NEIGHBOURS, iterations, 0, 7)
                .lay(vectors, (_, _, _) -> true, () -> false)
                .points();
    }

    private static String kept(float[][] vectors, double[][] points) {
        return String.format(
                Locale.ROOT,
                "trustworthiness %.4f",
                Trustworthiness.of(vectors, points, 12).orElseThrow());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
