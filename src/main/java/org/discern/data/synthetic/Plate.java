package org.discern.data.synthetic;

import java.util.List;
import java.util.function.Predicate;

/// Attenuation along every ray of one projection: the logarithm of what the body takes out of the beam, on a
/// grid in cm.
final class Plate {
    static final int SIZE = 288;
    static final double CM_PER_PIXEL = 0.15;

    private static final double LEFT = -21.6;
    private static final double TOP = 30.4;

    private final Projection projection;
    private final float[] attenuation = new float[SIZE * SIZE];

    Plate(Projection projection) {
        this.projection = projection;
    }

    Projection projection() {
        return projection;
    }

    static double u(int column) {
        return LEFT + CM_PER_PIXEL * column;
    }

    static double z(int row) {
        return TOP - CM_PER_PIXEL * row;
    }

    void add(int column, int row, double amount) {
        attenuation[row * SIZE + column] += (float) amount;
    }

    /// Attenuation at a place of the detector, interpolated; beyond the grid as at its edge.
    double at(double u, double z) {
        double x = Math.clamp((u - LEFT) / CM_PER_PIXEL, 0, SIZE - 1.001);
        double y = Math.clamp((TOP - z) / CM_PER_PIXEL, 0, SIZE - 1.001);
        int column = (int) x;
        int row = (int) y;
        double fx = x - column;
        double fy = y - row;
        int i = row * SIZE + column;
        double upper = attenuation[i] + fx * (attenuation[i + 1] - attenuation[i]);
        double lower = attenuation[i + SIZE] + fx * (attenuation[i + SIZE + 1] - attenuation[i + SIZE]);
        return upper + fy * (lower - upper);
    }

    void add(Tube tube) {
        add(tube, _ -> true);
    }

    /// Adds the part of a tube whose points are `visible`. The tube is laid down as overlapping balls that
    /// together have its mass, so it is dark where the rays run along it, as a rib is at the side of the
    /// chest.
    void add(Tube tube, Predicate<Point> visible) {
        List<Point> path = tube.path();
        int segments = path.size() - 1;
        for (int i = 0; i < segments; i++) {
            Point start = path.get(i);
            Point end = path.get(i + 1);
            double length = end.minus(start).length();
            double finest = Math.min(tube.startRadius(), tube.endRadius());
            int steps = (int) Math.ceil(length / Math.max(CM_PER_PIXEL, 0.3 * finest));
            for (int step = 0; step < steps; step++) {
                double share = (step + 0.5) / steps;
                Point point = start.towards(end, share);
                if (!visible.test(point)) continue;
                double radius = tube.startRadius() + (tube.endRadius() - tube.startRadius()) * (i + share) / segments;
                addBall(point, radius, tube.density() * length / steps, tube.cortical());
            }
        }
    }

    /// Adds `mass` (attenuation times length) per area of a disc; one thinner than the grid is spread and
    /// thinned.
    private void addBall(Point point, double radius, double mass, boolean cortical) {
        double drawn = Math.max(radius, 0.9 * CM_PER_PIXEL);
        double amount = mass * (radius / drawn) * (radius / drawn);
        double x = (projection.u(point) - LEFT) / CM_PER_PIXEL;
        double y = (TOP - point.z()) / CM_PER_PIXEL;
        double reach = drawn / CM_PER_PIXEL;
        int firstRow = Math.max(0, (int) Math.ceil(y - reach));
        int lastRow = Math.min(SIZE - 1, (int) Math.floor(y + reach));
        int firstColumn = Math.max(0, (int) Math.ceil(x - reach));
        int lastColumn = Math.min(SIZE - 1, (int) Math.floor(x + reach));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                double distance = ((row - y) * (row - y) + (column - x) * (column - x)) / (reach * reach);
                if (distance >= 1) continue;
                add(column, row, amount * (cortical ? 0.6 + 0.8 * distance : 2 - 2 * distance));
            }
        }
    }
}
