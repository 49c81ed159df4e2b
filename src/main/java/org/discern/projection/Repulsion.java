package org.discern.projection;

/// What drives the points of a t-SNE layout apart.
@FunctionalInterface
interface Repulsion {
    /// Fills `push` with sum over j of (y_i - y_j) / (1 + |y_i - y_j|^2)^2, two values a point.
    ///
    /// @param position two values a point
    /// @return Z, the sum over all pairs i != j of 1 / (1 + |y_i - y_j|^2)
    double fill(double[] position, double[] push);
}
