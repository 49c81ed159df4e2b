package org.discern.projection;

import java.util.Arrays;

/// The gradient of t-SNE by the sum over all pairs (van der Maaten and Hinton 2008, Eq. 5).
///
/// @param joint as [Affinities#joint] gives them
record ExactGradient(float[][] joint) implements TsneGradient {
    @Override
    public void fill(double[] position, double exaggeration, double[] gradient) {
        Arrays.fill(gradient, 0);
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
                gradient[2 * i] += pull * dx;
                gradient[2 * i + 1] += pull * dy;
                gradient[2 * j] -= pull * dx;
                gradient[2 * j + 1] -= pull * dy;
                repulsion[2 * i] += push * dx;
                repulsion[2 * i + 1] += push * dy;
                repulsion[2 * j] -= push * dx;
                repulsion[2 * j + 1] -= push * dy;
            }
        }
        for (int i = 0; i < gradient.length; i++) gradient[i] = 4 * (exaggeration * gradient[i] - repulsion[i] / z);
    }
}
