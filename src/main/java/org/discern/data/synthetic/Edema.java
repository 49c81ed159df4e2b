package org.discern.data.synthetic;

import java.util.List;
import java.util.SplittableRandom;

/// Fluid in the lungs from a failing heart: haze around both hila, wide upper vessels, and Kerley's B lines
/// at the bases.
///
/// @param imbalance how much more the right lung is struck, -1 to 1
record Edema(double imbalance) implements Lesion {
    private static final int KERLEY_LINES = 7;

    static Edema draw(SplittableRandom random) {
        return new Edema(random.nextDouble(-0.4, 0.6));
    }

    @Override
    public void place(Chest chest, double severity) {
        chest.congest(0.3 + 0.5 * severity);
        for (Side side : Side.values()) {
            double share = 1 - 0.5 * side.sign * imbalance;
            double density = share * (0.028 + 0.06 * severity);
            Point hilum = new Point(5.2 * side.sign, -0.5, 7.8);
            chest.add(new Opacity(Quadric.ellipsoid(hilum, 6.2, 7, 8.5), density, 1));
            Point base = new Point(6 * side.sign, -2, 3.5);
            chest.add(new Opacity(Quadric.ellipsoid(base, 7, 7, 5.5), 0.6 * density, 1));
            for (int i = 0; i < KERLEY_LINES; i++) addKerleyLine(chest, side, i, severity);
        }
    }

    private static void addKerleyLine(Chest chest, Side side, int index, double severity) {
        double z = chest.side(side).domeTop() - 1 + 0.85 * index;
        double wall = chest.side(side).cageHalfWidth(z) - 0.3;
        Point outer = new Point(side.sign * wall, -1, z);
        Point inner = new Point(side.sign * (wall - 1.7), -1, z + 0.1);
        chest.add(Tube.solid(List.of(outer, inner), 0.11, (1 + severity) * Attenuation.SOFT_TISSUE));
    }
}
