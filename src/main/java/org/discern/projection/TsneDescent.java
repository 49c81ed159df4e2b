package org.discern.projection;

import java.util.Arrays;

/// Moves points of the plane so that they are neighbours as much as their embeddings are: gradient descent on
/// the Kullback-Leibler divergence between the two (van der Maaten and Hinton 2008, Eqs. 3 to 5).
final class TsneDescent {
    private static final double LEAST_GAIN = 0.01;

    private final float[][] joint;
    private final double[] position;
    private final double[] velocity;
    private final double[] gain;

    /// @param joint as [Affinities#joint] gives them
    /// @param start n x 2
    TsneDescent(float[][] joint, double[][] start) {
        this.joint = joint;
        position = Arrays.stream(start).flatMapToDouble(Arrays::stream).toArray();
        velocity = new double[position.length];
        gain = new double[position.length];
        Arrays.fill(gain, 1);
    }

    /// One step, with the adaptive gains of Jacobs (1988), as t-SNE has had them from the first.
    ///
    /// @param exaggeration factor on the joint probabilities: above 1, clusters first find together
    void step(double exaggeration, double momentum, double learningRate) {
        double[] gradient = gradient(exaggeration);
        for (int i = 0; i < position.length; i++) {
            boolean onward = gradient[i] * velocity[i] < 0;
            gain[i] = onward ? gain[i] + 0.2 : Math.max(LEAST_GAIN, gain[i] * 0.8);
            velocity[i] = momentum * velocity[i] - learningRate * gain[i] * gradient[i];
            position[i] += velocity[i];
        }
    }

    /// The gradient 4 sum_j (p_ij - q_ij) (y_i - y_j) / (1 + |y_i - y_j|^2), two values a point, with q_ij = (1
    /// +
    /// |y_i - y_j|^2)^-1 / Z.
    double[] gradient(double exaggeration) {
        double[] attraction = new double[position.length];
        double[] repulsion = new double[position.length];
        double z = 0;
        for (int i = 0; i < joint.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = position[2 * i] - position[2 * j];
                double dy = position[2 * i + 1] - position[2 * j + 1];
                double near = 1 / (1 + dx * dx + dy * dy);
                z += 2 * near;
                double pull = joint[i][j] * near;
                double push = near * near;
                attraction[2 * i] += pull * dx;
                attraction[2 * i + 1] += pull * dy;
                attraction[2 * j] -= pull * dx;
                attraction[2 * j + 1] -= pull * dy;
                repulsion[2 * i] += push * dx;
                repulsion[2 * i + 1] += push * dy;
                repulsion[2 * j] -= push * dx;
                repulsion[2 * j + 1] -= push * dy;
            }
        }
        for (int i = 0; i < attraction.length; i++)
            attraction[i] = 4 * (exaggeration * attraction[i] - repulsion[i] / z);
        return attraction;
    }

    /// Where the points are now: n x 2, centred at the origin.
    double[][] points() {
        int n = joint.length;
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
