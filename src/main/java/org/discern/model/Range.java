package org.discern.model;

/// Values from `low` to `high`, both included.
public record Range(double low, double high) {
    /// Every value, and what has none.
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
        // Also refuses NaN.
        if (!(low <= high)) throw new IllegalArgumentException("a range from " + low + " to " + high);
    }

    /// Whether `value` lies in it; `NaN`, an unknown value, does not.
    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /// Whether it leaves anything out.
    public boolean narrows() {
        return !equals(ANY);
    }
}
