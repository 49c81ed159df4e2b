package org.discern.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smile.manifold.TSNE;

/// t-SNE beside Smile's exact one on 2,000 points, in turns, beside our own exact one, and on as many points as
/// asked for: `TsneBenchmark POINTS ITERATIONS`; with `POINTS` alone, the divergence of interpolation beside the sum's.
/// 128 dimensions, perplexity 30. Times of large sets are also given
/// in units of Smile's 250 iterations of 2,000 points.
final class TsneBenchmark {
    private static final int DIMENSION = 128;
    private static final int FEW = 2000;

    private TsneBenchmark() {}

    public static void main(String[] args) {
        int points = Integer.parseInt(args[0]);
        if (args.length == 1) {
            compareSums(vectors(points));
            return;
        }
        int iterations = Integer.parseInt(args[1]);
        float[][] few = vectors(FEW);
        double[][] wide = widened(few);
        ours(few, 250);
        double unit = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            TSNE smile = TSNE.fit(wide, new TSNE.Options(2, 30, 200, 12, 250));
            double theirs = seconds(start);
            unit = Math.min(unit, theirs);
            start = System.nanoTime();
            double[][] points250 = ours(few, 250);
            double own = seconds(start);
            say(
                    "2,000 points, 250 iterations: Smile %.2f s, KL %.4f; ours %.2f s, KL %.4f; ratio %.1f",
                    theirs, divergence(few, smile.coordinates()), own, divergence(few, points250), theirs / own);
        }
        long start = System.nanoTime();
        TSNE smile = TSNE.fit(wide, new TSNE.Options(2, 30, 200, 12, 1000));
        double theirs = seconds(start);
        start = System.nanoTime();
        double[][] points1000 = ours(few, 1000);
        say(
                "2,000 points, 1,000 iterations: Smile %.2f s, KL %.4f; ours %.2f s, KL %.4f",
                theirs, divergence(few, smile.coordinates()), seconds(start), divergence(few, points1000));
        start = System.nanoTime();
        double[][] exact = exact(few, 1000);
        say("2,000 points, 1,000 iterations, our exact sum: %.2f s, KL %.4f", seconds(start), divergence(few, exact));
        start = System.nanoTime();
        double[][] interpolated = interpolated(few, 1000);
        say(
                "2,000 points, 1,000 iterations, interpolated: %.2f s, KL %.4f",
                seconds(start), divergence(few, interpolated));
        for (int n : new int[] {1000, 4000, 8000}) {
            float[][] small = vectors(n);
            start = System.nanoTime();
            descend(near(small, new SummedRepulsion()), small, 300);
            double summed = seconds(start);
            start = System.nanoTime();
            interpolated(small, 300);
            say("%d points, 300 iterations: summed %.2f s, interpolated %.2f s", n, summed, seconds(start));
        }
        float[][] many = vectors(points);
        start = System.nanoTime();
        NeighbourAffinities.of(many, 30, () -> false);
        say("%,d points: neighbours and affinities %.1f s", points, seconds(start));
        start = System.nanoTime();
        double[][] laid = ours(many, iterations);
        double time = seconds(start);
        say(
                "%,d points, %d iterations: %.1f s, %.2f of Smile's 250 iterations of 2,000 points (goal 38 / 6.2 = 6.13)",
                points, iterations, time, time / unit);
        double extent = Arrays.stream(laid)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        say("half extent %.1f", extent);
    }

    /// Interpolation beside the sum it stands for, all else equal.
    private static void compareSums(float[][] vectors) {
        double[][] summed = descend(near(vectors, new SummedRepulsion()), vectors, 1000);
        double[][] interpolated = interpolated(vectors, 1000);
        say(
                "%,d points, 1,000 iterations: KL summed %.4f, interpolated %.4f",
                vectors.length, divergence(vectors, summed), divergence(vectors, interpolated));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static double[][] ours(float[][] vectors, int iterations) {
        return new Tsne(30, iterations, 0, 7)
                .lay(vectors, (_, _, _) -> true, () -> false)
                .points();
    }

    static double[][] exact(float[][] vectors, int iterations) {
        return descend(new ExactGradient(Affinities.joint(vectors, 30, () -> false)), vectors, iterations);
    }

    private static double[][] interpolated(float[][] vectors, int iterations) {
        return descend(near(vectors, new InterpolatedRepulsion()), vectors, iterations);
    }

    private static TsneGradient near(float[][] vectors, Repulsion repulsion) {
        return new NeighbourGradient(NeighbourAffinities.of(vectors, 30, () -> false), repulsion);
    }

    private static double[][] descend(TsneGradient gradient, float[][] vectors, int iterations) {
        var descent = new TsneDescent(
                gradient,
                new Tsne(30, iterations, 0, 7)
                        .start(Embeddings.prepare(vectors, 0, 7).plane()));
        for (int i = 1; i <= iterations; i++) {
            boolean early = i <= Math.min(250, iterations / 3);
            descent.step(early ? 12 : 1, early ? 0.5 : 0.8, Math.max(200, vectors.length / 12.0));
        }
        return descent.points();
    }

    /// Kullback-Leibler divergence over all pairs.
    static double divergence(float[][] vectors, double[][] points) {
        return divergenceOf(Affinities.joint(vectors, 30, () -> false), points);
    }

    static double divergenceOf(float[][] joint, double[][] points) {
        int n = points.length;
        double[] z = new double[n];
        IntStream.range(0, n).parallel().forEach(i -> {
            for (int j = 0; j < n; j++) z[i] += i == j ? 0 : near(points[i], points[j]);
        });
        double total = Arrays.stream(z).sum();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double p = joint[i][j];
                if (p > 0) sum += 2 * p * Math.log(p / near(points[i], points[j]) * total);
            }
        }
        return sum;
    }

    static double near(double[] a, double[] b) {
        double dx = a[0] - b[0];
        double dy = a[1] - b[1];
        return 1 / (1 + dx * dx + dy * dy);
    }

    /// Twenty unequal clusters that overlap, each on a plane of its own of ten dimensions, with noise in all.
    static float[][] vectors(int n) {
        return drawn(n).vectors();
    }

    /// @param clusters of the vectors
    record Drawn(float[][] vectors, List<Integer> clusters) {}

    static Drawn drawn(int n) {
        List<Integer> clusters = new ArrayList<>();
        var random = new SplittableRandom(1);
        double[][][] planes = new double[20][11][DIMENSION];
        for (double[][] plane : planes) {
            for (double[] axis : plane) for (int c = 0; c < DIMENSION; c++) axis[c] = random.nextGaussian(0, 0.5);
        }
        float[][] vectors = new float[n][DIMENSION];
        for (float[] vector : vectors) {
            int cluster = Math.min(random.nextInt(20), random.nextInt(20));
            clusters.add(cluster);
            double[][] plane = planes[cluster];
            for (int a = 0; a < 11; a++) {
                double along = a == 10 ? 1 : random.nextGaussian();
                for (int c = 0; c < DIMENSION; c++) vector[c] += (float) (along * plane[a][c]);
            }
            for (int c = 0; c < DIMENSION; c++) vector[c] += (float) random.nextGaussian(0, 0.2);
        }
        return new Drawn(vectors, clusters);
    }

    static double[][] widened(float[][] vectors) {
        double[][] wide = new double[vectors.length][DIMENSION];
        for (int i = 0; i < wide.length; i++) {
            for (int c = 0; c < DIMENSION; c++) wide[i][c] = vectors[i][c];
        }
        return wide;
    }
}
