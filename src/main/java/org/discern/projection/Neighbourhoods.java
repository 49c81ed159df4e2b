package org.discern.projection;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Who is near whom in the space of the embeddings, before any layout.
public final class Neighbourhoods {
    private Neighbourhoods() {}

    /// The nearest of every vector by Euclidean distance, nearest first, itself left out.
    ///
    /// @param vectors n x C, finite
    /// @param k neighbours; fewer where there are fewer others
    /// @throws CancellationException when `cancelled` says so
    public static int[][] nearest(float[][] vectors, int k, BooleanSupplier cancelled) {
        int most = Math.min(k, vectors.length - 1);
        return most < 1
                ? new int[vectors.length][0]
                : NearestNeighbours.of(vectors, most, cancelled).indices();
    }
}
