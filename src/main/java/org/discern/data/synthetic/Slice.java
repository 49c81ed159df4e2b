package org.discern.data.synthetic;

/// The chords that one row of rays cuts from a [Quadric]. With t the depth along a ray, its surface is
/// a t² + 2 (b0 + b1 u) t + (c0 + c1 u + c2 u²) = 0.
record Slice(double a, double b0, double b1, double c0, double c1, double c2) {
    /// A row that misses.
    static final Slice MISSED = new Slice(1, 0, 0, 1, 0, 0);

    /// Whether any ray of the row passes through.
    boolean isHit() {
        double curvature = b1 * b1 - a * c2;
        double slope = 2 * b0 * b1 - a * c1;
        double middle = b0 * b0 - a * c0;
        return curvature < 0 ? middle - slope * slope / (4 * curvature) > 0 : middle > 0;
    }

    /// Half the length of the chord at `u`, in cm; 0 where the ray misses.
    double half(double u) {
        double b = b0 + b1 * u;
        double discriminant = b * b - a * (c0 + u * (c1 + u * c2));
        return discriminant > 0 ? Math.sqrt(discriminant) / a : 0;
    }

    /// Depth of the middle of the chord at `u`, in cm.
    double middle(double u) {
        return -(b0 + b1 * u) / a;
    }
}
