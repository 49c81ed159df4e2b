package org.discern.figure.scatter;

/// All places not further than `radius` from a line that a brush was drawn along.
public record Trail(double[] x, double[] y, double radius) implements Region {
    public Trail {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }

    @Override
    public boolean contains(double px, double py) {
        return distance(px, py) <= radius;
    }

    @Override
    public Cover cover(Box box) {
        double distance = distance(box.centreX(), box.centreY());
        if (distance > radius + box.halfDiagonal()) return Cover.NONE;
        return distance + box.halfDiagonal() <= radius ? Cover.ALL : Cover.SOME;
    }

    private double distance(double px, double py) {
        double least = x.length == 0 ? Double.POSITIVE_INFINITY : Math.hypot(px - x[0], py - y[0]);
        for (int i = 1; i < x.length; i++) least = Math.min(least, distanceToSegment(i, px, py));
        return least;
    }

    private double distanceToSegment(int end, double px, double py) {
        double dx = x[end] - x[end - 1];
        double dy = y[end] - y[end - 1];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((px - x[end - 1]) * dx + (py - y[end - 1]) * dy) / length;
        double share = Math.clamp(along, 0, 1);
        return Math.hypot(px - x[end - 1] - share * dx, py - y[end - 1] - share * dy);
    }
}
