package org.discern.projection;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// How much points are neighbours in the space of the embeddings, kept for nearest neighbours only: beyond three
/// times the perplexity a Gaussian has nothing left (van der Maaten 2014).
///
/// @param from where the neighbours of each point begin in the other two; one more than there are points
/// @param neighbour points
/// @param joint p_ij = (p_j|i + p_i|j) / 2n, from both sides, so that their sum is 1
record NeighbourAffinities(int[] from, int[] neighbour, float[] joint) {
    /// @throws CancellationException when `cancelled` says so
    static NeighbourAffinities of(float[][] vectors, double perplexity, BooleanSupplier cancelled) {
        int n = vectors.length;
        int k = (int) Math.min(n - 1, Math.ceil(3 * perplexity));
        NearestNeighbours nearest = NearestNeighbours.of(vectors, k, cancelled);
        float[][] given = new float[n][k];
        IntStream.range(0, n).parallel().forEach(i -> {
            double[] probabilities = Affinities.conditional(nearest.squaredDistances()[i], -1, perplexity);
            for (int j = 0; j < k; j++) given[i][j] = (float) (probabilities[j] / (2.0 * n));
        });
        return symmetric(nearest.indices(), given);
    }

    /// Adds to every directed neighbour its reverse; a pair that has both becomes one entry a side.
    private static NeighbourAffinities symmetric(int[][] indices, float[][] given) {
        int n = indices.length;
        int[] count = new int[n + 1];
        for (int i = 0; i < n; i++) {
            for (int j : indices[i]) {
                count[i + 1]++;
                count[j + 1]++;
            }
        }
        Arrays.parallelPrefix(count, Integer::sum);
        int[] neighbour = new int[count[n]];
        float[] joint = new float[count[n]];
        int[] place = count.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < indices[i].length; k++) {
                int j = indices[i][k];
                neighbour[place[i]] = j;
                joint[place[i]++] = given[i][k];
                neighbour[place[j]] = i;
                joint[place[j]++] = given[i][k];
            }
        }
        return merged(count, neighbour, joint);
    }

    private static NeighbourAffinities merged(int[] from, int[] neighbour, float[] joint) {
        int n = from.length - 1;
        int[] start = new int[n + 1];
        float[] sum = new float[n];
        int to = 0;
        for (int i = 0; i < n; i++) {
            int begin = to;
            for (int e = from[i]; e < from[i + 1]; e++) sum[neighbour[e]] += joint[e];
            Arrays.sort(neighbour, from[i], from[i + 1]);
            for (int e = from[i]; e < from[i + 1]; e++) {
                int j = neighbour[e];
                if (to > begin && neighbour[to - 1] == j) continue;
                neighbour[to] = j;
                joint[to++] = sum[j];
                sum[j] = 0;
            }
            start[i + 1] = to;
        }
        return new NeighbourAffinities(start, Arrays.copyOf(neighbour, to), Arrays.copyOf(joint, to));
    }
}
