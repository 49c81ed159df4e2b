package org.discern.data.synthetic;

/// A stretch of a ray, between two depths in cm; empty where `end` is not beyond `start`.
record Span(double start, double end) {
    private static final Span EMPTY = new Span(0, 0);

    /// What the ray at `u` has in common with the solid of `slice`.
    static Span of(Slice slice, double u) {
        double half = slice.half(u);
        double middle = slice.middle(u);
        return half > 0 ? new Span(middle - half, middle + half) : EMPTY;
    }

    Span and(Span other) {
        return new Span(Math.max(start, other.start), Math.min(end, other.end));
    }

    /// The part of it on one side of the body.
    Span on(Side side, double u, Projection projection) {
        double across = side.sign * u * projection.across().x();
        double along = side.sign * projection.along().x();
        if (Math.abs(along) < 1e-9) return across > 0 ? this : EMPTY;
        double midline = -across / along;
        return along > 0 ? new Span(Math.max(start, midline), end) : new Span(start, Math.min(end, midline));
    }
}
