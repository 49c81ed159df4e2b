package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/// The outer shape of the body: trunk, neck, arms and breasts.
final class SoftTissue {
    private final Profile halfWidth;
    private final Profile halfDepth;
    private final Profile middle;
    private final Anatomy anatomy;

    SoftTissue(Anatomy anatomy) {
        this.anatomy = anatomy;
        double wall = anatomy.wall();
        double width = anatomy.halfWidth() + wall;
        double depth = anatomy.halfDepth() + 0.8 + 0.8 * wall;
        double top = anatomy.apex();
        double[] heights = {-12, 2, 10, 15, top - 2, top + 0.5, top + 3, top + 6};
        halfWidth = new Profile(
                heights, new double[] {width, width, width - 0.2, width, width - 0.4, 0.68 * width, 7.6, 6});
        halfDepth = new Profile(
                heights, new double[] {depth + 1.6, depth + 0.6, depth - 0.2, depth - 1.4, depth - 2.2, 8.2, 6.8, 6.2});
        middle = new Profile(heights, new double[] {0, 0, -0.5, -1.2, -1.8, -2, -1.5, -1});
    }

    /// Horizontal cut through trunk or neck.
    Section trunk(double z) {
        return new Section(0, middle.at(z), halfWidth.at(z), halfDepth.at(z));
    }

    List<Solid> bulges() {
        List<Solid> solids = new ArrayList<>();
        if (anatomy.breast() == 0) return solids;
        double radius = anatomy.breast();
        for (Side side : Side.values()) {
            Point center = new Point(0.6 * anatomy.halfWidth() * side.sign, halfDepth.at(4) - 2.4, 4.6 - 0.3 * radius);
            solids.add(new Solid(
                    Quadric.ellipsoid(center, 1.2 * radius, 0.9 * radius, 1.15 * radius),
                    0.26 * Attenuation.SOFT_TISSUE));
        }
        return solids;
    }

    List<Tube> arms(boolean raised) {
        List<Tube> arms = new ArrayList<>();
        double shoulder = anatomy.apex() - 4.2;
        double radius = (raised ? 3.2 : 3.9) + 0.35 * anatomy.wall();
        for (Side side : Side.values()) {
            int s = side.sign;
            Point start = new Point((raised ? 14 : 17.2) * s, raised ? 5 : -1, shoulder + (raised ? 5 : 0));
            Point end = raised ? new Point(13 * s, 17, shoulder + 14) : new Point(22.8 * s, -1, shoulder - 27);
            arms.add(new Tube(
                    List.of(start, end), radius, 0.85 * radius, (raised ? 0.5 : 0.8) * Attenuation.SOFT_TISSUE, false));
        }
        return arms;
    }
}
