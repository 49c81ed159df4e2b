package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// Fluid in the pleural cavity: it blunts the costophrenic angle and climbs the wall in a meniscus.
///
/// @param rightShare how much of the fluid is on the right: 0, 1 or between for both sides
record Effusion(double rightShare) implements Lesion {
    static Effusion draw(SplittableRandom random) {
        boolean both = random.nextDouble() < 0.35;
        return new Effusion(both ? random.nextDouble(0.35, 0.65) : random.nextInt(2));
    }

    @Override
    public void place(Chest chest, double severity) {
        fill(chest.side(Side.RIGHT), Math.min(1, 1.6 * rightShare) * severity);
        fill(chest.side(Side.LEFT), Math.min(1, 1.6 * (1 - rightShare)) * severity);
    }

    private static void fill(Hemithorax hemithorax, double amount) {
        if (amount > 0) hemithorax.fill(1.6 + 9 * amount, 2.2 + 4 * amount);
    }
}
