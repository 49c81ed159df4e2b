package org.discern.projection;

import java.util.OptionalDouble;

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
        int n = vectors.length;
        if (layout.length != n) throw new IllegalArgumentException(layout.length + " points for " + n + " vectors");
        if (k < 1 || 2 * k >= n) return OptionalDouble.empty();
        long excess = 0;
        for (int i = 0; i < n; i++) {
            double[] inSpace = Neighbours.squaredDistances(vectors, i);
            for (int j : Neighbours.nearest(Neighbours.squaredDistances(layout, i), i, k)) {
                excess += Math.max(0, Neighbours.rank(inSpace, i, j) - k);
            }
        }
        return OptionalDouble.of(1 - 2.0 / ((double) n * k * (2.0 * n - 3.0 * k - 1)) * excess);
    }
}
