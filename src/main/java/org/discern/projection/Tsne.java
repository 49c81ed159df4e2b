package org.discern.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.discern.model.Problem;

/// t-SNE (van der Maaten and Hinton 2008): exact for few points, by interpolation and Fourier transforms for many
/// (Linderman et al. 2019). It begins with the principal plane of the embeddings, which keeps the large structure of
/// layouts comparable from run to run (Kobak and Berens 2019), and so that the same input and seed give the same
/// layout.
///
/// @param perplexity effective number of neighbours; lowered to (n - 1) / 3 where there are fewer points
/// @param iterations steps of the layout
/// @param pcaDimensions principal components that are compared; 0 for the embeddings themselves
/// @param seed of the small differences that part equal points
public record Tsne(double perplexity, int iterations, int pcaDimensions, long seed) {
    /// The most points that [#lay] accepts.
    public static final int MOST_POINTS = 100_000;

    /// Up to here all pairs attract each other, and repulsion is the sum over them.
    static final int MOST_EXACT = 800;

    /// Up to here repulsion is the sum over all pairs, which takes no longer than interpolation.
    static final int MOST_SUMMED = 4000;

    private static final double EXAGGERATION = 12;
    private static final int MOST_EXAGGERATED_ITERATIONS = 250;
    private static final double LEAST_LEARNING_RATE = 10; // more throws single films far off where there are few
    private static final double START_SPREAD = 1e-4;
    private static final double JITTER = 1e-2;
    private static final int HEARD_EVERY = 10;

    public Tsne {
        if (!(perplexity >= 1)) throw new IllegalArgumentException("perplexity must be at least 1, got " + perplexity);
        if (iterations < 1) throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }

    /// Lays out embeddings, one vector a point; fewer than five points, and points that are all equal, by rule, with
    /// a notice.
    ///
    /// @param listener hears of every tenth iteration and of the last, on the calling thread; a stopped layout is
    ///     kept as it is then, with a notice
    /// @param cancelled asked before every iteration
    /// @throws CancellationException when `cancelled` says so
    /// @throws Problem when there are too many points, or a vector holds a value that is not finite
    public PlaneLayout lay(float[][] vectors, LayoutListener listener, BooleanSupplier cancelled) {
        if (vectors.length > MOST_POINTS) {
            throw new Problem(
                    "t-SNE of " + vectors.length + " films would take too long",
                    "Lay out at most " + MOST_POINTS + " films (evaluation.tsne.maxFilms).");
        }
        Embeddings.check(vectors);
        return PlaneLayout.byRule("t-SNE", vectors, perplexity)
                .orElseGet(() -> descend(Embeddings.prepare(vectors, pcaDimensions, seed), listener, cancelled));
    }

    private PlaneLayout descend(Embeddings embeddings, LayoutListener listener, BooleanSupplier cancelled) {
        float[][] vectors = embeddings.vectors();
        int n = vectors.length;
        double used = Math.min(perplexity, (n - 1) / 3.0);
        List<String> notices = new ArrayList<>();
        if (used != perplexity) {
            String lowered = "Perplexity lowered from %.4g to %.4g, because there are only %d films.";
            notices.add(String.format(Locale.ROOT, lowered, perplexity, used, n));
        }
        TsneGradient gradient = n <= MOST_EXACT
                ? new ExactGradient(Affinities.joint(vectors, used, cancelled))
                : new NeighbourGradient(
                        NeighbourAffinities.of(vectors, used, cancelled),
                        n <= MOST_SUMMED ? new SummedRepulsion() : new InterpolatedRepulsion());
        var descent = new TsneDescent(gradient, start(embeddings.plane()));
        int exaggerated = Math.min(MOST_EXAGGERATED_ITERATIONS, iterations / 3);
        for (int i = 1; i <= iterations; i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("t-SNE was cancelled");
            if (i <= exaggerated) descent.step(EXAGGERATION, 0.5, learningRate(n));
            else descent.step(1, 0.8, learningRate(n));
            if (i % HEARD_EVERY != 0 && i != iterations) continue;
            if (!listener.goesOnAfter(i, iterations, descent::points) && i < iterations) {
                notices.add(String.format(Locale.ROOT, "Stopped after %d of %d iterations.", i, iterations));
                break;
            }
        }
        return new PlaneLayout(descent.points(), used, notices);
    }

    /// n / 12 as Belkina et al. (2019), at least 200; less for so few films that it would throw some far off.
    private static double learningRate(int n) {
        return n > MOST_EXACT ? Math.max(n / EXAGGERATION, 200) : Math.max(n / 20.0, LEAST_LEARNING_RATE);
    }

    /// The principal plane, shrunk to a spread that pushes nothing apart yet, with jitter that parts equal
    /// points.
    double[][] start(float[][] plane) {
        var random = new SplittableRandom(seed);
        double variance = Arrays.stream(plane)
                .mapToDouble(p -> p[0] * (double) p[0])
                .average()
                .orElse(1);
        double scale = START_SPREAD / Math.sqrt(variance);
        double[][] points = new double[plane.length][2];
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < 2; c++)
                points[i][c] = plane[i][c] * scale + random.nextGaussian(0, JITTER * START_SPREAD);
        }
        return points;
    }
}
