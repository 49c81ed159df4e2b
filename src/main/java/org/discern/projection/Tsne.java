package org.discern.projection;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.discern.model.Problem;
import smile.manifold.TSNE;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/// t-SNE (van der Maaten and Hinton 2008), exact: time and memory grow with the square of the number of
/// points. The same input and seed give the same layout.
///
/// It compares the embeddings themselves, without reducing their dimension first: exact distances are cheap
/// beside the layout.
///
/// @param perplexity effective number of neighbours; lowered to (n - 1) / 3 where there are fewer points
/// @param iterations steps of the layout, rounded up to tens; it may end sooner when nothing improves any more
/// @param seed of the first layout
public record Tsne(double perplexity, int iterations, long seed) {
    /// The most points that [#lay] accepts: some 1.5 GB.
    public static final int MOST_POINTS = 8000;

    private static final int FEWEST_POINTS = 7; // fewer would need a perplexity below 2, the least that Smile takes
    private static final int SMILES_FEWEST_ITERATIONS = 250;
    private static final double EARLY_EXAGGERATION = 12;
    private static final int EXAGGERATED_ITERATIONS = 250;

    /// Hears how far the layout is: every tenth iteration, on the thread that called [#lay].
    @FunctionalInterface
    public interface Progress {
        void at(int iteration, int iterations);
    }

    public Tsne {
        if (!(perplexity >= 2)) throw new IllegalArgumentException("perplexity must be at least 2, got " + perplexity);
        if (iterations < 1) throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }

    /// Lays out embeddings, one vector a point. Fewer than seven points, and points that are all equal, have
    /// no neighbourhoods to keep: they are placed by rule, with a notice.
    ///
    /// @param cancelled asked every tenth iteration
    /// @throws CancellationException when `cancelled` says so
    /// @throws Problem when there are too many points, or a vector holds a value that is not finite
    public TsneLayout lay(float[][] vectors, Progress progress, BooleanSupplier cancelled) {
        int n = vectors.length;
        check(vectors);
        if (n < FEWEST_POINTS) {
            return new TsneLayout(
                    circle(n),
                    perplexity,
                    List.of("t-SNE needs at least " + FEWEST_POINTS + " films; " + n + " given."));
        }
        double[][] distances = relativeSquaredDistances(vectors);
        if (distances.length == 0) {
            return new TsneLayout(
                    new double[n][2],
                    perplexity,
                    List.of("All embeddings are equal: the representation has collapsed."));
        }
        double used = Math.min(perplexity, (n - 1) / 3.0);
        List<String> notices = used == perplexity
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "Perplexity lowered from %.4g to %.4g, because there are only %d films.",
                        perplexity,
                        used,
                        n));
        return new TsneLayout(fit(distances, used, progress, cancelled), used, notices);
    }

    private double[][] fit(double[][] distances, double used, Progress progress, BooleanSupplier cancelled) {
        try (var controller = new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 1)) {
            var watch = new TsneWatch(controller, status -> {
                progress.at(Math.min(status.iteration(), iterations), iterations);
                if (cancelled.getAsBoolean()) throw new CancellationException("t-SNE was cancelled");
                if (status.iteration() >= iterations) controller.stop();
            });
            controller.subscribe(watch);
            double learningRate = Math.max(distances.length / EARLY_EXAGGERATION / 4, 50); // Belkina et al. 2019
            int exaggerated = Math.min(EXAGGERATED_ITERATIONS, Math.max(1, iterations / 3));
            int most = Math.max(iterations, SMILES_FEWEST_ITERATIONS);
            MathEx.setSeed(seed);
            TSNE layout = TSNE.fit(
                    distances,
                    new TSNE.Options(
                            2,
                            used,
                            learningRate,
                            EARLY_EXAGGERATION,
                            most,
                            50,
                            1e-7,
                            0.5,
                            0.8,
                            exaggerated,
                            0.01,
                            controller));
            watch.rethrow();
            return layout.coordinates();
        }
    }

    /// Squared distances divided by their mean, so that the search for each point's bandwidth begins near its
    /// end whatever the scale of the embeddings; no rows where all are zero. Smile takes a square matrix as
    /// distances, never as points: handing it distances always keeps 128 films of 128 values from being
    /// mistaken.
    private static double[][] relativeSquaredDistances(float[][] vectors) {
        double[][] distances = new double[vectors.length][];
        double sum = 0;
        for (int i = 0; i < vectors.length; i++) {
            distances[i] = Neighbours.squaredDistances(vectors, i);
            for (double distance : distances[i]) sum += distance;
        }
        if (sum == 0) return new double[0][];
        double scale = (double) vectors.length * vectors.length / sum;
        for (double[] row : distances) {
            for (int j = 0; j < row.length; j++) row[j] *= scale;
        }
        return distances;
    }

    private static void check(float[][] vectors) {
        if (vectors.length > MOST_POINTS) {
            throw new Problem(
                    "t-SNE of " + vectors.length + " films would need more memory than there is",
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
