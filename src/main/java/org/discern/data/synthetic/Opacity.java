package org.discern.data.synthetic;

/// Fluid, pus or cells in the air spaces: it shows only where there is lung.
///
/// @param density  attenuation in 1/cm that it adds to the lung
/// @param softness 0 for a sharp edge, 1 for one that fades out
record Opacity(Quadric shape, double density, double softness) {}
