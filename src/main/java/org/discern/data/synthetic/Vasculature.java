package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The arteries and veins of one lung, which branch from the hilum and taper to the pleura.
final class Vasculature {
    private static final double THINNEST_CM = 0.05;
    private static final int TRUNKS = 14;

    private final SplittableRandom random;
    private final List<Tube> vessels = new ArrayList<>();

    private Vasculature(SplittableRandom random) {
        this.random = random;
    }

    /// The vessels of one side; the same for every film of a patient.
    static List<Tube> grow(Anatomy anatomy, Side side) {
        Vasculature tree = new Vasculature(new SplittableRandom(anatomy.structureSeed() + side.sign));
        double height = side == Side.LEFT ? 9.8 : 9;
        Point hilum = new Point(side.sign * 3.4, -1.2, height);
        for (int i = 0; i < TRUNKS; i++) {
            double angle = Math.toRadians(78 - 160.0 * i / (TRUNKS - 1) + tree.random.nextDouble(-8, 8));
            double forward = (i % 2 == 0 ? 0.8 : -0.8) * tree.random.nextDouble(0.2, 1);
            Point direction = new Point(side.sign * Math.cos(angle), forward, 1.1 * Math.sin(angle)).unit();
            double radius = (angle < 0 ? 0.42 : 0.35) * tree.random.nextDouble(0.8, 1.15);
            tree.branch(hilum.plus(new Point(0, 0.6 * forward, 1.2 * Math.sin(angle))), direction, radius);
        }
        tree.addHilum(hilum, side);
        return tree.vessels;
    }

    private void branch(Point start, Point direction, double radius) {
        if (radius < THINNEST_CM) return;
        double length = (1.1 + 3.2 * radius) * random.nextDouble(0.75, 1.25);
        List<Point> path = new ArrayList<>(List.of(start));
        Point heading = direction;
        for (int i = 0; i < 3; i++) {
            heading = bent(heading, 0.16);
            path.add(path.getLast().plus(heading.times(length / 3)));
        }
        double end = 0.86 * radius;
        vessels.add(new Tube(path, radius, end, Attenuation.SOFT_TISSUE, false));
        branch(path.getLast(), bent(heading, 0.3), end * random.nextDouble(0.82, 0.92));
        branch(path.getLast(), bent(heading, 0.75), end * random.nextDouble(0.55, 0.85));
    }

    /// The knot of main arteries and veins.
    private void addHilum(Point hilum, Side side) {
        Point lower = hilum.plus(new Point(side.sign * 1.3, -0.8, -4));
        vessels.add(new Tube(
                List.of(hilum.plus(new Point(0, 0, 1)), lower), 0.7, 0.4, 0.5 * Attenuation.SOFT_TISSUE, false));
        Point upper = hilum.plus(new Point(side.sign * 1.4, 0.3, 1.6));
        vessels.add(new Tube(List.of(hilum, upper), 0.65, 0.4, 0.5 * Attenuation.SOFT_TISSUE, false));
    }

    private Point bent(Point direction, double amount) {
        return direction
                .plus(new Point(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(amount))
                .unit();
    }
}
