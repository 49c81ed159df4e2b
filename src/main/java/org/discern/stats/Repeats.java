package org.discern.stats;

import java.util.Arrays;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Repeated;
import smile.stat.distribution.TDistribution;

/// Runs that differ only in seed or in the labels drawn, as repeats of one experiment: mean, deviation and the
/// interval of the mean by Student's t. It tells what other seeds would give on the same test films.
public final class Repeats {
    private static final double LEVEL = 0.95;

    private Repeats() {}

    /// @param values at least one
    public static Repeated of(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        if (n == 1) return new Repeated(n, mean, null, null);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (n - 1));
        double reach = new TDistribution(n - 1).quantile((1 + LEVEL) / 2) * deviation / Math.sqrt(n);
        return new Repeated(n, mean, deviation, new ConfidenceInterval(mean - reach, mean + reach, LEVEL));
    }
}
