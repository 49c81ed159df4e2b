package org.discern.stats;

import org.discern.model.ConfidenceInterval;
import org.discern.model.Rate;

/// Interval of a share by the score test (Wilson 1927), which holds where shares are near 0 or 1 and films are
/// few. Films count as independent: where patients have several, it is too narrow.
final class Wilson {
    private static final double LEVEL = 0.95;

    private Wilson() {}

    /// `hits` of `films` with the interval.
    static Rate rate(int hits, int films) {
        return new Rate(hits, films, films == 0 ? null : interval(hits, films, LEVEL));
    }

    static ConfidenceInterval interval(int hits, int films, double level) {
        double z = Normal.twoSided(level);
        double share = (double) hits / films;
        double centre = share + z * z / (2 * films);
        double reach = z * Math.sqrt(share * (1 - share) / films + z * z / (4.0 * films * films));
        double scale = 1 + z * z / films;
        // At the ends rounding would leave a trace outside.
        double low = hits == 0 ? 0 : (centre - reach) / scale;
        double high = hits == films ? 1 : (centre + reach) / scale;
        return new ConfidenceInterval(low, high, level);
    }
}
