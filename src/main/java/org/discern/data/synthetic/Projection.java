package org.discern.data.synthetic;

/// Parallel horizontal rays through a body turned about its long axis. The detector's axes are `u` (to the
/// right of the film) and `z` (up); a ray is the line of one `u` and one `z`. Turned by 0 degrees this is a
/// frontal film with the patient's left on its right, by 90 degrees a lateral one with the sternum on its
/// right.
///
/// @param across body direction of growing u
/// @param along  body direction of the rays
record Projection(Point across, Point along) {
    static Projection turned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new Projection(new Point(cos, sin, 0), new Point(-sin, cos, 0));
    }

    double u(Point point) {
        return across.dot(point);
    }
}
