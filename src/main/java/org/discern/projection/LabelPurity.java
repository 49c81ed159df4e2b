package org.discern.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The share of a film's nearest neighbours that carry its own label, mean over films, beside the share that
/// neighbours drawn at random would give. Films of one patient are often near each other and alike in their
/// labels: part of the purity is theirs.
///
/// @param purity of the neighbours found
/// @param chance expected of random neighbours: the sum over labels of n_c (n_c - 1) / (n (n - 1))
public record LabelPurity(double purity, double chance) {
    /// Purity among the `k` nearest neighbours by Euclidean distance; undefined (`NaN`) unless 1 <= k < n.
    ///
    /// @param vectors n x C
    /// @param labels one for each vector; any values with a sensible `equals`
    public static LabelPurity of(float[][] vectors, List<?> labels, int k) {
        int n = vectors.length;
        if (labels.size() != n) throw new IllegalArgumentException(labels.size() + " labels for " + n + " vectors");
        if (k < 1 || k >= n) return new LabelPurity(Double.NaN, chance(labels));
        long alike = 0;
        for (int i = 0; i < n; i++) {
            for (int j : Neighbours.nearest(Neighbours.squaredDistances(vectors, i), i, k)) {
                if (labels.get(i).equals(labels.get(j))) alike++;
            }
        }
        return new LabelPurity(alike / ((double) n * k), chance(labels));
    }

    private static double chance(Collection<?> labels) {
        Map<Object, Long> counts = new HashMap<>();
        for (Object label : labels) counts.merge(label, 1L, Long::sum);
        double n = labels.size();
        return n < 2
                ? Double.NaN
                : counts.values().stream().mapToDouble(c -> c * (c - 1.0)).sum() / (n * (n - 1));
    }
}
