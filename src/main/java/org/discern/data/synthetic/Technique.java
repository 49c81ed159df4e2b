package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// How one film was taken and developed: what differs between two films of the same chest.
///
/// @param turnDegrees   rotation of the patient about the long axis
/// @param rollDegrees   rotation of the patient in the plane of the film
/// @param fieldCm       short side of the field
/// @param shiftCm       of the field's centre, sideward
/// @param liftCm        of the field's centre, upward
/// @param scatter       scattered radiation, relative to the beam behind the middle of the chest
/// @param noise         quantum noise in the same place
/// @param lungTone      grey (0 black to 1 white) of the most lucent lung
/// @param denseTone     grey of the densest part of the chest
/// @param gamma         of the film's curve; above 1 makes it darker
/// @param blur          share of each pixel that spills into its neighbours
record Technique(
        double turnDegrees,
        double rollDegrees,
        double fieldCm,
        double shiftCm,
        double liftCm,
        double scatter,
        double noise,
        double lungTone,
        double denseTone,
        double gamma,
        double blur) {

    /// A frontal or lateral film; a portable one (AP, at the bedside) is less well centred, more scattered
    /// and noisier.
    static Technique draw(boolean lateral, boolean portable, SplittableRandom random) {
        double care = portable ? 1.6 : 1;
        return new Technique(
                (lateral ? 90 : 0) + care * 2.6 * random.nextGaussian(),
                care * 2.0 * random.nextGaussian(),
                random.nextDouble(30, 36),
                care * 0.8 * random.nextGaussian(),
                care * 0.9 * random.nextGaussian(),
                random.nextDouble(0.4, portable ? 1.8 : 1.1),
                random.nextDouble(0.01, portable ? 0.05 : 0.03),
                random.nextDouble(0.2, 0.5),
                random.nextDouble(0.72, 1.05),
                Math.exp(0.25 * random.nextGaussian()),
                random.nextDouble(0.05, 0.5));
    }
}
