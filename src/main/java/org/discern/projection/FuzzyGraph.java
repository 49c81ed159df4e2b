package org.discern.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How much points are neighbours by UMAP (McInnes et al. 2018, section 3.1 and Algorithms 2 and 3): each sees its
/// nearest neighbour at membership 1 and the others falling off so that all add up to log2(k); two points are
/// neighbours as far as either sees the other, w + w' - w w'.
///
/// @param head of each edge, both directions of a pair being edges
/// @param weight 0 to 1
record FuzzyGraph(int[] head, int[] tail, float[] weight) {
    private static final int MOST_TRIALS = 64;
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_WIDTH = 1e-3; // of the mean distance, where neighbours are equally far

    static FuzzyGraph of(NearestNeighbours nearest) {
        int n = nearest.indices().length;
        double mean = Arrays.stream(nearest.squaredDistances())
                .flatMapToDouble(Arrays::stream)
                .map(Math::sqrt)
                .average()
                .orElse(0);
        int[][] seen = new int[n][];
        double[][] membership = new double[n][];
        IntStream.range(0, n).parallel().forEach(i -> {
            double[] given = memberships(nearest.squaredDistances()[i], mean);
            int[] order = IntStream.range(0, given.length)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(nearest.indices()[i][a], nearest.indices()[i][b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            seen[i] = Arrays.stream(order).map(j -> nearest.indices()[i][j]).toArray();
            membership[i] = Arrays.stream(order).mapToDouble(j -> given[j]).toArray();
        });
        return joined(seen, membership);
    }

    /// How far a point sees neighbours at these distances, nearest first.
    ///
    /// @param meanDistance of all neighbours of all points
    static double[] memberships(double[] squaredDistances, double meanDistance) {
        double[] distances = Arrays.stream(squaredDistances).map(Math::sqrt).toArray();
        double nearest = Arrays.stream(distances).filter(d -> d > 0).findFirst().orElse(0);
        double[] beyond =
                Arrays.stream(distances).map(d -> Math.max(0, d - nearest)).toArray();
        double target = Math.log(distances.length) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double width = meanDistance > 0 ? meanDistance : 1;
        for (int i = 0; i < MOST_TRIALS; i++) {
            double excess = sum(beyond, width) - target;
            if (Math.abs(excess) < TOLERANCE) break;
            if (excess > 0) high = width;
            else low = width;
            width = Double.isInfinite(high) ? width * 2 : (low + high) / 2;
        }
        double used = Math.max(width, LEAST_WIDTH * meanDistance);
        return Arrays.stream(beyond).map(d -> d > 0 ? Math.exp(-d / used) : 1).toArray();
    }

    private static double sum(double[] beyond, double width) {
        double sum = 0;
        for (double d : beyond) sum += Math.exp(-d / width);
        return sum;
    }

    /// @param seen points that each sees, rising
    private static FuzzyGraph joined(int[][] seen, double[][] membership) {
        int n = seen.length;
        int most = 2 * Arrays.stream(seen).mapToInt(row -> row.length).sum();
        int[] head = new int[most];
        int[] tail = new int[most];
        float[] weight = new float[most];
        int edges = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < seen[i].length; k++) {
                int j = seen[i][k];
                int back = Arrays.binarySearch(seen[j], i);
                if (back >= 0 && j < i) continue; // met from j
                double other = back >= 0 ? membership[j][back] : 0;
                float joint = (float) (membership[i][k] + other - membership[i][k] * other);
                for (int direction = 0; direction < 2; direction++) {
                    head[edges] = direction == 0 ? i : j;
                    tail[edges] = direction == 0 ? j : i;
                    weight[edges++] = joint;
                }
            }
        }
        return new FuzzyGraph(Arrays.copyOf(head, edges), Arrays.copyOf(tail, edges), Arrays.copyOf(weight, edges));
    }
}
