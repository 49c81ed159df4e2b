package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A dense airspace opacity of one lobe, with bronchi that stay open in it (air bronchograms).
///
/// @param cores middles of the parts that have run together
record Consolidation(List<LungPlace> cores) implements Lesion {
    static Consolidation draw(SplittableRandom random) {
        LungPlace lobe = LungPlace.draw(Side.draw(random), 0.05, 0.9, random);
        List<LungPlace> cores = new ArrayList<>();
        for (int i = 0; i < 4; i++) cores.add(lobe.near(0.13, random));
        return new Consolidation(cores);
    }

    @Override
    public void place(Chest chest, double severity) {
        double radius = 2.1 + 1.7 * severity;
        double density = 0.065 + 0.035 * severity;
        for (LungPlace core : cores) {
            Point center = core.in(chest);
            chest.add(new Opacity(Quadric.ellipsoid(center, radius, 1.2 * radius, 0.85 * radius), density, 0.35));
        }
        Point hilum = new Point(3.6 * cores.getFirst().side().sign, -1, 9);
        for (LungPlace core : cores) {
            Point end = core.in(chest);
            chest.add(new Tube(
                    List.of(end.towards(hilum, 0.55), end), 0.28, 0.16, -0.9 * Attenuation.SOFT_TISSUE, false));
        }
    }
}
