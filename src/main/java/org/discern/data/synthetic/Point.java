package org.discern.data.synthetic;

/// A place in the body, or a direction, in cm: `x` to the patient's left, `y` forwards, `z` upwards. The
/// origin lies between the domes of the diaphragm of an average adult.
record Point(double x, double y, double z) {
    Point plus(Point other) {
        return new Point(x + other.x, y + other.y, z + other.z);
    }

    Point minus(Point other) {
        return plus(other.times(-1));
    }

    Point times(double factor) {
        return new Point(factor * x, factor * y, factor * z);
    }

    double dot(Point other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Point cross(Point other) {
        return new Point(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Point unit() {
        return times(1 / length());
    }

    /// The point `share` of the way to `end`.
    Point towards(Point end, double share) {
        return plus(end.minus(this).times(share));
    }
}
