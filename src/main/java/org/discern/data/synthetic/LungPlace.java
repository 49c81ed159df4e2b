package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// A place in a lung, told by fractions so that it moves with breath and build.
///
/// @param height  0 at the dome of the diaphragm, 1 at the apex
/// @param lateral 0 at the heart's side, 1 at the ribs
/// @param forward -1 at the back, 1 at the front
record LungPlace(Side side, double height, double lateral, double forward) {
    /// A place between two heights, away from the mediastinum.
    static LungPlace draw(Side side, double lowest, double highest, SplittableRandom random) {
        return new LungPlace(
                side, random.nextDouble(lowest, highest), random.nextDouble(0.3, 0.85), random.nextDouble(-0.7, 0.6));
    }

    /// A place not far from this one; `spread` in the same fractions.
    LungPlace near(double spread, SplittableRandom random) {
        return new LungPlace(
                side,
                height + 0.6 * spread * random.nextGaussian(),
                Math.clamp(lateral + spread * random.nextGaussian(), 0.1, 0.95),
                Math.clamp(forward + spread * random.nextGaussian(), -0.9, 0.9));
    }

    Point in(Chest chest) {
        Hemithorax hemithorax = chest.side(side);
        double bottom = hemithorax.domeTop() - 1;
        double z = bottom + height * (chest.anatomy().apex() - 3 - bottom);
        double medial = 3.2;
        double x = medial + lateral * (hemithorax.cageHalfWidth(z) - 0.8 - medial);
        double room = Math.sqrt(Math.max(0.1, 1 - Math.pow(x / hemithorax.cageHalfWidth(z), 2)));
        return new Point(
                side.sign * x, hemithorax.cageMiddle(z) + forward * hemithorax.cageHalfDepth(z) * room * 0.85, z);
    }
}
