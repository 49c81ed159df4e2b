package org.discern.figure.scatter;

/// What a closed line goes around, at least once and on balance (the rule of nonzero winding): so a lasso that
/// crosses itself has no hole.
///
/// @param x corners, the last one joined to the first
public record Outline(double[] x, double[] y) implements Region {
    public Outline {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }

    /// The rectangle between two corners.
    public static Outline rectangle(double x1, double y1, double x2, double y2) {
        return new Outline(new double[] {x1, x2, x2, x1}, new double[] {y1, y1, y2, y2});
    }

    @Override
    public boolean contains(double px, double py) {
        int turns = 0;
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            boolean wasBelow = y[before] <= py;
            boolean isBelow = y[i] <= py;
            if (wasBelow == isBelow) continue;
            double side = (x[i] - x[before]) * (py - y[before]) - (px - x[before]) * (y[i] - y[before]);
            if (wasBelow && side > 0) turns++;
            else if (isBelow && side < 0) turns--;
        }
        return turns != 0;
    }

    @Override
    public Cover cover(Box box) {
        for (int i = 0, before = x.length - 1; i < x.length; before = i++) {
            if (box.meets(x[before], y[before], x[i], y[i])) return Cover.SOME;
        }
        return contains(box.centreX(), box.centreY()) ? Cover.ALL : Cover.NONE;
    }
}
