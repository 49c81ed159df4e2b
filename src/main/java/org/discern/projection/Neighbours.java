package org.discern.projection;

/// Nearest neighbours by exhaustive comparison. Of two points at the same distance the earlier one counts as
/// nearer, so that every result is determined by its input.
final class Neighbours {
    private Neighbours() {}

    /// Squared Euclidean distances of every vector to vector `from`.
    static double[] squaredDistances(float[][] vectors, int from) {
        double[] distances = new double[vectors.length];
        float[] a = vectors[from];
        for (int i = 0; i < vectors.length; i++) {
            float[] b = vectors[i];
            double sum = 0;
            for (int c = 0; c < a.length; c++) {
                double difference = a[c] - (double) b[c];
                sum += difference * difference;
            }
            distances[i] = sum;
        }
        return distances;
    }

    /// Squared Euclidean distances of every point to point `from`.
    static double[] squaredDistances(double[][] points, int from) {
        double[] distances = new double[points.length];
        double[] a = points[from];
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < a.length; c++) {
                double difference = a[c] - points[i][c];
                distances[i] += difference * difference;
            }
        }
        return distances;
    }

    /// The `k` points nearest to `self`, nearest first, `self` left out.
    static int[] nearest(double[] distances, int self, int k) {
        int[] nearest = new int[k];
        int found = 0;
        for (int i = 0; i < distances.length; i++) {
            if (i == self || (found == k && distances[i] >= distances[nearest[k - 1]])) continue;
            int place = found < k ? found++ : k - 1;
            for (; place > 0 && distances[nearest[place - 1]] > distances[i]; place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = i;
        }
        return nearest;
    }

    /// Place of `other` among the neighbours of `self`: 1 for the nearest.
    static int rank(double[] distances, int self, int other) {
        int rank = 1;
        for (int i = 0; i < distances.length; i++) {
            if (i == self || i == other) continue;
            if (distances[i] < distances[other] || (distances[i] == distances[other] && i < other)) rank++;
        }
        return rank;
    }
}
