package org.discern.figure.scatter;

/// A rectangle of the plane, its edges included.
public record Box(double left, double bottom, double right, double top) {
    double centreX() {
        return (left + right) / 2;
    }

    double centreY() {
        return (bottom + top) / 2;
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return top - bottom;
    }

    double halfDiagonal() {
        return Math.hypot(width(), height()) / 2;
    }

    /// Whether the segment between two points has a point in common with it.
    boolean meets(double fromX, double fromY, double toX, double toY) {
        if (Math.max(fromX, toX) < left || Math.min(fromX, toX) > right) return false;
        if (Math.max(fromY, toY) < bottom || Math.min(fromY, toY) > top) return false;
        // The corners do not all lie on one side of the line.
        double dx = toX - fromX;
        double dy = toY - fromY;
        double a = dx * (bottom - fromY) - dy * (left - fromX);
        double b = dx * (bottom - fromY) - dy * (right - fromX);
        double c = dx * (top - fromY) - dy * (left - fromX);
        double d = dx * (top - fromY) - dy * (right - fromX);
        return Math.min(Math.min(a, b), Math.min(c, d)) <= 0 && Math.max(Math.max(a, b), Math.max(c, d)) >= 0;
    }
}
