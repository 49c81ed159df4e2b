package org.discern.stats;

import smile.math.special.Erf;

/// The standard normal distribution.
final class Normal {
    private Normal() {}

    /// The distance from 0 that is not exceeded with probability `level`: 1.96 for 0.95.
    static double twoSided(double level) {
        return Math.sqrt(2) * Erf.inverf(level);
    }

    /// The value that is not exceeded with probability `p`, at least one half: 0.84 for 0.8.
    static double quantile(double p) {
        return twoSided(2 * p - 1);
    }

    /// The probability of a value at least as far from 0 as `z`.
    static double twoSidedP(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
