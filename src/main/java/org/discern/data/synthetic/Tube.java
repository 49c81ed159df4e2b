package org.discern.data.synthetic;

import java.util.List;

/// A round thing along a path: a rib, a vessel, a catheter.
///
/// @param path     at least two points
/// @param density  attenuation in 1/cm beyond that of its surroundings; below zero for air in soft tissue
/// @param cortical whether the rim is denser than the core, as in bone
record Tube(List<Point> path, double startRadius, double endRadius, double density, boolean cortical) {
    static Tube solid(List<Point> path, double radius, double density) {
        return new Tube(path, radius, radius, density, false);
    }

    static Tube bone(List<Point> path, double radius, double density) {
        return new Tube(path, radius, radius, density, true);
    }

    /// The same tube, its radii times `factor`.
    Tube widened(double factor) {
        return new Tube(path, factor * startRadius, factor * endRadius, density, cortical);
    }
}
