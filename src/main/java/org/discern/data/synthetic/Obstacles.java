package org.discern.data.synthetic;

/// The stretches of one ray that organs occupy, so that what is left of a lung's chord can be measured. Used
/// again for each ray.
final class Obstacles {
    private final double[] starts = new double[32];
    private final double[] ends = new double[32];
    private int count;

    void clear() {
        count = 0;
    }

    /// Adds the chord of `slice` at `u`, if there is one; kept in order of its start.
    void add(Slice slice, double u) {
        double half = slice.half(u);
        if (half == 0) return;
        double middle = slice.middle(u);
        int at = count++;
        while (at > 0 && starts[at - 1] > middle - half) {
            starts[at] = starts[at - 1];
            ends[at] = ends[at - 1];
            at--;
        }
        starts[at] = middle - half;
        ends[at] = middle + half;
    }

    /// Length in cm of the part of `span` that nothing occupies.
    double free(Span span) {
        double length = 0;
        double from = span.start();
        double end = span.end();
        for (int i = 0; i < count && from < end; i++) {
            length += Math.max(0, Math.min(starts[i], end) - from);
            from = Math.max(from, ends[i]);
        }
        return length + Math.max(0, end - from);
    }
}
