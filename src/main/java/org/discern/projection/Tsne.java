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
/// layouts comparable
/// from run to run (Kobak and Berens 2019), and so that the same input and seed give the same layout.
///
/// @param perplexity effective number of neighbours; lowered to (n - 1) / 3 where there are fewer points
/// @param iterations steps of the layout
/// @param seed of the small differences that part equal points
public record Tsne(double perplexity, int iterations, long seed) {
    /// The most points that [#lay] accepts.
    public static final int MOST_POINTS = 100_000;

    /// Up to here all pairs attract each other, and repulsion is the sum over them.
    static final int MOST_EXACT = 800;

    /// Up to here repulsion is the sum over all pairs, which takes no longer than interpolation.
    static final int MOST_SUMMED = 4000;

    private static final int FEWEST_POINTS = 5;
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

    /// Lays out embeddings, one vector a point. Fewer than five points, and points that are all equal, have no
    /// neighbourhoods to keep: they are placed by rule, with a notice.
    ///
    /// @param listener hears of every tenth iteration and of the last, on the calling thread; a stopped layout is
    ///     kept as it is then, with a notice
    /// @param cancelled asked before every iteration
    /// @throws CancellationException when `cancelled` says so
    /// @throws Problem when there are too many points, or a vector holds a value that is not finite
    public TsneLayout lay(float[][] vectors, LayoutListener listener, BooleanSupplier cancelled) {
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
        List<String> notices = new ArrayList<>();
        if (used != perplexity) {
            String lowered = "Perplexity lowered from %.4g to %.4g, because there are only %d films.";
            notices.add(String.format(Locale.ROOT, lowered, perplexity, used, n));
        }
        return descend(vectors, used, notices, listener, cancelled);
    }

    private TsneLayout descend(
            float[][] vectors, double used, List<String> notices, LayoutListener listener, BooleanSupplier cancelled) {
        int n = vectors.length;
        TsneGradient gradient = n <= MOST_EXACT
                ? new ExactGradient(Affinities.joint(vectors, used, cancelled))
                : new NeighbourGradient(
                        NeighbourAffinities.of(vectors, used, cancelled),
                        n <= MOST_SUMMED ? new SummedRepulsion() : new InterpolatedRepulsion());
        var descent = new TsneDescent(gradient, start(vectors));
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
        return new TsneLayout(descent.points(), used, notices);
    }

    /// n / 12 as Belkina et al. (2019), at least 200; less for so few films that it would throw some far off.
    private static double learningRate(int n) {
        return n > MOST_EXACT ? Math.max(n / EXAGGERATION, 200) : Math.max(n / 20.0, LEAST_LEARNING_RATE);
    }

    /// The principal plane, shrunk to a spread that pushes nothing apart yet, with jitter that parts equal
    /// points.
    double[][] start(float[][] vectors) {
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
