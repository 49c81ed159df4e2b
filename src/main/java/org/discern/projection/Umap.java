package org.discern.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.discern.model.Problem;

/// UMAP (McInnes et al. 2018), with minimum distance 0.1 and spread 1. Like our t-SNE it begins with the principal
/// plane, and the same input and seed give the same layout.
///
/// @param neighbours of each point; fewer where there are fewer points
/// @param iterations passes over the neighbours; usual are 200 for large sets, 500 for small ones
/// @param pcaDimensions principal components that are compared; 0 for the embeddings themselves
/// @param seed of the points drawn to push apart
public record Umap(int neighbours, int iterations, int pcaDimensions, long seed) {
    private static final double START_HALF_SIDE = 10;
    private static final double JITTER = 1e-4;
    private static final int HEARD_EVERY = 10;

    public Umap {
        if (neighbours < 2) throw new IllegalArgumentException("neighbours must be at least 2, got " + neighbours);
        if (iterations < 1) throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }

    /// Lays out embeddings, one vector a point; fewer than five points, and points that are all equal, by rule, with
    /// a notice.
    ///
    /// @param listener hears of every tenth iteration and of the last, on the calling thread; a stopped layout is
    ///     kept as it is then, with a notice
    /// @param cancelled asked before every iteration
    /// @throws CancellationException when `cancelled` says so
    /// @throws Problem when a vector holds a value that is not finite
    public PlaneLayout lay(float[][] vectors, LayoutListener listener, BooleanSupplier cancelled) {
        Embeddings.check(vectors);
        return PlaneLayout.byRule("UMAP", vectors, neighbours)
                .orElseGet(() -> descend(Embeddings.prepare(vectors, pcaDimensions, seed), listener, cancelled));
    }

    private PlaneLayout descend(Embeddings embeddings, LayoutListener listener, BooleanSupplier cancelled) {
        int used = Math.min(neighbours, embeddings.vectors().length - 1);
        List<String> notices = new ArrayList<>();
        if (used < neighbours) {
            notices.add(String.format(
                    Locale.ROOT,
                    "Neighbours lowered from %d to %d, because there are only %d films.",
                    neighbours,
                    used,
                    used + 1));
        }
        FuzzyGraph graph = FuzzyGraph.of(NearestNeighbours.of(embeddings.vectors(), used, cancelled));
        SplittableRandom random = new SplittableRandom(seed);
        UmapDescent descent = new UmapDescent(graph, start(embeddings.plane(), random), random);
        for (int i = 1; i <= iterations; i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("UMAP was cancelled");
            descent.pass(i, iterations);
            if (i % HEARD_EVERY != 0 && i != iterations) continue;
            if (!listener.goesOnAfter(i, iterations, descent::points) && i < iterations) {
                notices.add(String.format(Locale.ROOT, "Stopped after %d of %d iterations.", i, iterations));
                break;
            }
        }
        return new PlaneLayout(descent.points(), used, notices);
    }

    private static double[][] start(float[][] plane, SplittableRandom random) {
        double most = Arrays.stream(plane)
                .mapToDouble(point -> Math.max(Math.abs(point[0]), Math.abs(point[1])))
                .max()
                .orElse(1);
        double scale = START_HALF_SIDE / most;
        return Arrays.stream(plane)
                .map(point -> new double[] {
                    point[0] * scale + random.nextGaussian(0, JITTER), point[1] * scale + random.nextGaussian(0, JITTER)
                })
                .toArray(double[][]::new);
    }
}
