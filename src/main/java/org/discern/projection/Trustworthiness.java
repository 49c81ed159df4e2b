package org.discern.projection;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How far the neighbours seen in a layout are neighbours in the space it was made from (Venna and Kaski 2001):
///
/// T(k) = 1 - 2 / (n k (2n - 3k - 1)) * sum over i, and over j in U_k(i), of (r(i, j) - k)
///
/// where U_k(i) are the points among the k nearest of i in the layout but not in the space, and r(i, j) is
/// the rank of j by its distance from i in the space. 1 means that no neighbour in the picture is false.
public final class Trustworthiness {
    private Trustworthiness() {}

    /// Trustworthiness of `layout` (n x 2) for `vectors` (n x C), by `k` nearest neighbours; empty where it
    /// is undefined, which is unless 1 <= k < n / 2.
    public static OptionalDouble of(float[][] vectors, double[][] layout, int k) {
        return of(vectors, layout, k, IntStream.range(0, vectors.length).toArray());
    }

    /// The same with the outer sum over the points `sampled` only: an estimate for large layouts.
    public static OptionalDouble of(float[][] vectors, double[][] layout, int k, int[] sampled) {
        int n = vectors.length;
        if (layout.length != n) throw new IllegalArgumentException(layout.length + " points for " + n + " vectors");
        if (k < 1 || 2 * k >= n || sampled.length == 0) return OptionalDouble.empty();
        long excess = IntStream.of(sampled)
                .parallel()
                .mapToLong(i -> excess(vectors, layout, k, i))
                .sum();
        return OptionalDouble.of(1 - 2.0 / ((double) sampled.length * k * (2.0 * n - 3.0 * k - 1)) * excess);
    }

    private static long excess(float[][] vectors, double[][] layout, int k, int i) {
        double[] inSpace = Neighbours.squaredDistances(vectors, i);
        long excess = 0;
        for (int j : Neighbours.nearest(Neighbours.squaredDistances(layout, i), i, k)) {
            excess += Math.max(0, Neighbours.rank(inSpace, i, j) - k);
        }
        return excess;
    }
}
