package org.discern.projection;

/// The gradient of t-SNE's divergence, exact or interpolated.
@FunctionalInterface
interface TsneGradient {
    /// Fills `gradient` with 4 sum_j (p_ij - q_ij) (y_i - y_j) / (1 + |y_i - y_j|^2), with q_ij = (1 + |y_i -
    /// y_j|^2)^-1 / Z.
    ///
    /// @param position two values a point, as `gradient` takes them
    /// @param exaggeration factor on the joint probabilities: above 1, clusters first find together
    void fill(double[] position, double exaggeration, double[] gradient);
}
