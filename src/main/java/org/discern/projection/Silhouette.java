package org.discern.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well labels are apart in a space (Rousseeuw 1987): the mean over points of (b - a) / max(a, b), where a is
/// the mean distance to the others of the same label and b the least mean distance to those of another. A label
/// that only one point has counts 0.
public final class Silhouette {
    private Silhouette() {}

    /// From -1 to 1; undefined (`NaN`) unless there are two labels. Takes time with the square of the points.
    ///
    /// @param vectors n x C
    /// @param labels one for each vector; any values with a sensible `equals`
    public static double of(float[][] vectors, List<?> labels) {
        int n = vectors.length;
        if (labels.size() != n) throw new IllegalArgumentException(labels.size() + " labels for " + n + " vectors");
        Map<Object, Integer> places = new HashMap<>();
        int[] cluster = new int[n];
        for (int i = 0; i < n; i++) {
            Integer place = places.putIfAbsent(labels.get(i), places.size());
            cluster[i] = place == null ? places.size() - 1 : place;
        }
        int[] size = new int[places.size()];
        for (int c : cluster) size[c]++;
        if (size.length < 2) return Double.NaN;
        double total = 0;
        for (int i = 0; i < n; i++) {
            if (size[cluster[i]] > 1)
                total += ofPoint(Neighbours.squaredDistances(vectors, i), cluster, size, cluster[i]);
        }
        return total / n;
    }

    private static double ofPoint(double[] squaredDistances, int[] cluster, int[] size, int own) {
        double[] sum = new double[size.length];
        for (int j = 0; j < cluster.length; j++) sum[cluster[j]] += Math.sqrt(squaredDistances[j]);
        double within = sum[own] / (size[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < size.length; c++) {
            if (c != own) nearest = Math.min(nearest, sum[c] / size[c]);
        }
        double larger = Math.max(within, nearest);
        return larger > 0 ? (nearest - within) / larger : 0;
    }
}
