package org.discern.projection;

import java.util.Arrays;

/// Moves points of the plane so that they are neighbours as much as their embeddings are: gradient descent on
/// the Kullback-Leibler divergence between the two (van der Maaten and Hinton 2008, Eqs. 3 to 5).
final class TsneDescent {
    private static final double LEAST_GAIN = 0.01;

    private final TsneGradient slope;
    private final double[] position;
    private final double[] velocity;
    private final double[] gain;
    private final double[] gradient;

    /// @param start n x 2
    TsneDescent(TsneGradient slope, double[][] start) {
        this.slope = slope;
        position = Arrays.stream(start).flatMapToDouble(Arrays::stream).toArray();
        velocity = new double[position.length];
        gradient = new double[position.length];
        gain = new double[position.length];
        Arrays.fill(gain, 1);
    }

    /// One step, with the adaptive gains of Jacobs (1988), as t-SNE has had them from the first.
    ///
    /// @param exaggeration factor on the joint probabilities: above 1, clusters first find together
    void step(double exaggeration, double momentum, double learningRate) {
        slope.fill(position, exaggeration, gradient);
        for (int i = 0; i < position.length; i++) {
            boolean onward = gradient[i] * velocity[i] < 0;
            gain[i] = onward ? gain[i] + 0.2 : Math.max(LEAST_GAIN, gain[i] * 0.8);
            velocity[i] = momentum * velocity[i] - learningRate * gain[i] * gradient[i];
            position[i] += velocity[i];
        }
    }

    /// Where the points are now: n x 2, centred at the origin.
    double[][] points() {
        int n = position.length / 2;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += position[2 * i] / n;
            meanY += position[2 * i + 1] / n;
        }
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) points[i] = new double[] {position[2 * i] - meanX, position[2 * i + 1] - meanY};
        return points;
    }
}
