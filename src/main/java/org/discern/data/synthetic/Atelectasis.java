package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// Loss of volume: bands across the lower field, a raised dome, the mediastinum drawn to that side.
///
/// @param height of the lower band over the dome, cm
/// @param tilt   of the bands, -1 to 1.5; above 0 they rise outwards
record Atelectasis(Side side, double height, double tilt) implements Lesion {
    static Atelectasis draw(SplittableRandom random) {
        return new Atelectasis(Side.draw(random), random.nextDouble(1.2, 3.2), random.nextDouble(-1, 1.5));
    }

    @Override
    public void place(Chest chest, double severity) {
        chest.side(side).raiseDome(1 + 2.6 * severity);
        chest.mediastinum().shift(side.sign * (0.2 + 0.9 * severity));
        addBand(chest, height, severity);
        if (severity > 0.4) addBand(chest, height + 1.9, 0.7 * severity);
    }

    private void addBand(Chest chest, double above, double severity) {
        double z = chest.side(side).domeTop() + above;
        double edge = chest.side(side).cageHalfWidth(z) - 0.8;
        Point middle = new Point(side.sign * (edge + 3.8) / 2, 0.5, z);
        Point normal = new Point(-side.sign * 0.12 * tilt, 0.06 * tilt, 1);
        Quadric plate = Quadric.spheroid(middle, normal, 0.32 + 0.35 * severity, (edge - 3.8) / 2);
        chest.add(new Opacity(plate, 0.55 * Attenuation.SOFT_TISSUE, 0));
    }
}
