package org.discern.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.discern.model.Problem;

/// t-SNE (van der Maaten and Hinton 2008), exact: time and memory grow with the square of the number of points.
/// It begins with the principal plane of the embeddings, which keeps the large structure of layouts comparable
/// from run to run (Kobak and Berens 2019), and so that the same input and seed give the same layout.
///
/// It compares the embeddings themselves, without reducing their dimension first: distances are cheap beside
/// the layout.
///
/// @param perplexity effective number of neighbours; lowered to (n - 1) / 3 where there are fewer points
/// @param iterations steps of the layout
/// @param seed of the small differences that part equal points
public record Tsne(double perplexity, int iterations, long seed) {
    /// The most points that [#lay] accepts.
    public static final int MOST_POINTS = 8000;

    private static final int FEWEST_POINTS = 5;
    private static final double EXAGGERATION = 12;
    private static final int MOST_EXAGGERATED_ITERATIONS = 250;
    private static final double LEAST_LEARNING_RATE = 10; // more throws single films far off where there are few
    private static final double START_SPREAD = 1e-4;
    private static final double JITTER = 1e-2;
    private static final int PROGRESS_EVERY = 10;

    /// Hears how far the layout is: every tenth iteration and after the last, on the thread that called [#lay].
    @FunctionalInterface
    public interface Progress {
        void at(int iteration, int iterations);
    }

    public Tsne {
        if (!(perplexity >= 1)) throw new IllegalArgumentException("perplexity must be at least 1, got " + perplexity);
        if (iterations < 1) throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }

    /// Lays out embeddings, one vector a point. Fewer than five points, and points that are all equal, have no
    /// neighbourhoods to keep: they are placed by rule, with a notice.
    ///
    /// @param cancelled asked before every iteration
    /// @throws CancellationException when `cancelled` says so
    /// @throws Problem when there are too many points, or a vector holds a value that is not finite
    public TsneLayout lay(float[][] vectors, Progress progress, BooleanSupplier cancelled) {
        int n = vectors.length;
        check(vectors);
        if (n < FEWEST_POINTS) {
            String notice = "t-SNE needs at least " + FEWEST_POINTS + " films; there are " + n + ".";
            return new TsneLayout(circle(n), perplexity, List.of(notice));
        }
        if (Arrays.stream(vectors).allMatch(vector -> Arrays.equals(vector, vectors[0]))) {
            String notice = "All embeddings are equal: the representation has collapsed.";
            return new TsneLayout(new double[n][2], perplexity, List.of(notice));
        }
        double used = Math.min(perplexity, (n - 1) / 3.0);
        String lowered = "Perplexity lowered from %.4g to %.4g, because there are only %d films.";
        List<String> notices =
                used == perplexity ? List.of() : List.of(String.format(Locale.ROOT, lowered, perplexity, used, n));
        return new TsneLayout(descend(vectors, used, progress, cancelled), used, notices);
    }

    private double[][] descend(float[][] vectors, double used, Progress progress, BooleanSupplier cancelled) {
        var descent = new TsneDescent(Affinities.joint(vectors, used, cancelled), start(vectors));
        int exaggerated = Math.min(MOST_EXAGGERATED_ITERATIONS, iterations / 3);
        double learningRate = Math.max(vectors.length / 20.0, LEAST_LEARNING_RATE); // grows with n: Belkina et al. 2019
        for (int i = 1; i <= iterations; i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("t-SNE was cancelled");
            if (i <= exaggerated) descent.step(EXAGGERATION, 0.5, learningRate);
            else descent.step(1, 0.8, learningRate);
            if (i % PROGRESS_EVERY == 0 || i == iterations) progress.at(i, iterations);
        }
        return descent.points();
    }

    /// The principal plane, shrunk to a spread that pushes nothing apart yet, with jitter that parts equal
    /// points.
    private double[][] start(float[][] vectors) {
        var random = new SplittableRandom(seed);
        double[][] points = PrincipalPlane.of(vectors, random);
        double variance =
                Arrays.stream(points).mapToDouble(p -> p[0] * p[0]).average().orElse(1);
        double scale = START_SPREAD / Math.sqrt(variance);
        for (double[] point : points) {
            for (int c = 0; c < 2; c++) point[c] = point[c] * scale + random.nextGaussian(0, JITTER * START_SPREAD);
        }
        return points;
    }

    private static void check(float[][] vectors) {
        if (vectors.length > MOST_POINTS) {
            throw new Problem(
                    "t-SNE of " + vectors.length + " films would take too long",
                    "Lay out at most " + MOST_POINTS + " films (evaluation.tsne.maxFilms).");
        }
        for (float[] vector : vectors) {
            for (float value : vector) {
                if (!Float.isFinite(value)) {
                    throw new Problem(
                            "An embedding holds a value that is not a number, so it cannot be laid out",
                            "The training has probably diverged: try a smaller learning rate.");
                }
            }
        }
    }

    private static double[][] circle(int n) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            points[i] = n == 1 ? new double[2] : new double[] {Math.cos(angle), Math.sin(angle)};
        }
        return points;
    }
}
