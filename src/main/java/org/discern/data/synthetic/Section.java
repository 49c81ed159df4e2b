package org.discern.data.synthetic;

/// A horizontal cut: an ellipse with its middle and semi-axes in cm.
record Section(double x, double y, double a, double b) {
    static final Section NONE = new Section(0, 0, 0, 0);

    Section shrunk(double cm) {
        return a > cm && b > cm ? new Section(x, y, a - cm, b - cm) : NONE;
    }

    Slice slice(Projection projection) {
        return a > 0 && b > 0 ? Quadric.cylinder(x, y, a, b).slice(projection, 0) : Slice.MISSED;
    }

    boolean contains(Point point) {
        return a > 0 && b > 0 && Quadric.cylinder(x, y, a, b).contains(point);
    }
}
