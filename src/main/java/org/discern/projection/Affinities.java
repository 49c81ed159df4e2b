package org.discern.projection;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// How much points are neighbours in the space of the embeddings (van der Maaten and Hinton 2008, Eq. 1): a
/// Gaussian around each point, as wide as makes its number of neighbours the perplexity.
final class Affinities {
    private static final int MOST_HALVINGS = 100;
    private static final double ENTROPY_TOLERANCE = 1e-6;

    private Affinities() {}

    /// The joint probabilities p_ij = (p_j|i + p_i|j) / 2n, as the triangle below the diagonal: row i holds j <
    /// i. Its sum is 1/2.
    ///
    /// @throws CancellationException when `cancelled` says so
    static float[][] joint(float[][] vectors, double perplexity, BooleanSupplier cancelled) {
        int n = vectors.length;
        float[][] joint = new float[n][];
        for (int i = 0; i < n; i++) joint[i] = new float[i];
        for (int i = 0; i < n; i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("t-SNE was cancelled");
            double[] given = conditional(Neighbours.squaredDistances(vectors, i), i, perplexity);
            for (int j = 0; j < n; j++) {
                if (j != i) joint[Math.max(i, j)][Math.min(i, j)] += (float) (given[j] / (2.0 * n));
            }
        }
        return joint;
    }

    /// The probabilities p_j|i of the neighbours of point `self`, whose entropy is that of `perplexity` equal
    /// ones. Where more points than that lie at the same least distance, these share the probability.
    static double[] conditional(double[] squaredDistances, int self, double perplexity) {
        double[] beyondNearest = beyondNearest(squaredDistances, self);
        double mean = 0;
        for (double distance : beyondNearest) mean += distance / beyondNearest.length;
        double target = Math.log(perplexity);
        double precision = mean > 0 ? 1 / mean : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double[] probabilities = new double[squaredDistances.length];
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double excess = fill(probabilities, beyondNearest, self, precision) - target;
            if (Math.abs(excess) < ENTROPY_TOLERANCE) break;
            if (excess > 0) low = precision;
            else high = precision;
            precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
        }
        return probabilities;
    }

    /// Distances less the least one, which leaves the probabilities as they are and keeps their sum from
    /// vanishing.
    private static double[] beyondNearest(double[] squaredDistances, int self) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < squaredDistances.length; j++) {
            if (j != self) nearest = Math.min(nearest, squaredDistances[j]);
        }
        double[] beyond = new double[squaredDistances.length];
        for (int j = 0; j < beyond.length; j++) beyond[j] = j == self ? 0 : squaredDistances[j] - nearest;
        return beyond;
    }

    /// Fills in the probabilities at a `precision`, and returns their entropy in nats.
    private static double fill(double[] probabilities, double[] distances, int self, double precision) {
        double sum = 0;
        double weighted = 0;
        for (int j = 0; j < distances.length; j++) {
            double weight = j == self ? 0 : Math.exp(-precision * distances[j]);
            probabilities[j] = weight;
            sum += weight;
            weighted += weight * distances[j];
        }
        for (int j = 0; j < probabilities.length; j++) probabilities[j] /= sum;
        return Math.log(sum) + precision * weighted / sum;
    }
}
