package org.discern.data.synthetic;

/// A homogeneous thing between two heights.
///
/// @param bottom  cm
/// @param top     cm
/// @param density attenuation in 1/cm beyond that of its surroundings
record Solid(Quadric shape, double bottom, double top, double density) {
    Solid(Quadric shape, double density) {
        this(shape, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, density);
    }

    Slice slice(Projection projection, double z) {
        return z < bottom || z > top ? Slice.MISSED : shape.slice(projection, z);
    }
}
