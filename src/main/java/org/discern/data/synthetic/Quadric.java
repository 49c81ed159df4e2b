package org.discern.data.synthetic;

/// An ellipsoid, or an upright elliptic cylinder: the points p with |M (p - center)| <= 1, where the rows of
/// M are the axes, each divided by its semi-axis.
record Quadric(Point center, Point first, Point second, Point third) {
    /// An ellipsoid with axes along x, y and z; semi-axes in cm.
    static Quadric ellipsoid(Point center, double a, double b, double c) {
        return new Quadric(center, new Point(1 / a, 0, 0), new Point(0, 1 / b, 0), new Point(0, 0, 1 / c));
    }

    static Quadric sphere(Point center, double radius) {
        return ellipsoid(center, radius, radius, radius);
    }

    /// A spheroid with its long axis in the direction `axis`; semi-axes in cm.
    static Quadric spheroid(Point center, Point axis, double along, double across) {
        Point direction = axis.unit();
        Point aside = direction
                .cross(Math.abs(direction.z()) < 0.9 ? new Point(0, 0, 1) : new Point(1, 0, 0))
                .unit();
        return new Quadric(
                center,
                direction.times(1 / along),
                aside.times(1 / across),
                direction.cross(aside).times(1 / across));
    }

    /// An upright cylinder whose horizontal cut has semi-axes `a` (x) and `b` (y), in cm.
    static Quadric cylinder(double x, double y, double a, double b) {
        return new Quadric(new Point(x, y, 0), new Point(1 / a, 0, 0), new Point(0, 1 / b, 0), new Point(0, 0, 0));
    }

    boolean contains(Point point) {
        Point p = point.minus(center);
        double q1 = first.dot(p);
        double q2 = second.dot(p);
        double q3 = third.dot(p);
        return q1 * q1 + q2 * q2 + q3 * q3 <= 1;
    }

    /// How the rays of one row of the detector pass through it.
    Slice slice(Projection projection, double z) {
        Point start = image(new Point(0, 0, z).minus(center));
        Point perU = image(projection.across());
        Point perDepth = image(projection.along());
        return new Slice(
                perDepth.dot(perDepth),
                start.dot(perDepth),
                perU.dot(perDepth),
                start.dot(start) - 1,
                2 * start.dot(perU),
                perU.dot(perU));
    }

    private Point image(Point direction) {
        return new Point(first.dot(direction), second.dot(direction), third.dot(direction));
    }
}
