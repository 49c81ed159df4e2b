package org.discern.stats;

import java.util.OptionalDouble;

/// Average precision: the sum over thresholds of precision times gain in recall, without interpolation, films
/// of equal score entering together. A score that says nothing reaches the share of positives, not 0.5.
public final class AveragePrecision {
    private AveragePrecision() {}

    /// @param scores higher for more likely positive
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public static OptionalDouble of(double[] scores, double[] targets) {
        return of(Ranking.of(scores, targets));
    }

    static OptionalDouble of(Ranking ranking) {
        return ranking.hasBothClasses()
                ? OptionalDouble.of(ranking.averagePrecision(ranking.once()))
                : OptionalDouble.empty();
    }
}
