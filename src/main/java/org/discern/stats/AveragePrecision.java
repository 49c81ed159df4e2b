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
        if (!ranking.hasBothClasses()) return OptionalDouble.empty();
        double sum = 0;
        for (int group = 0; group < ranking.groups(); group++) {
            double precision = (double) ranking.truePositives(group) / ranking.end(group);
            sum += precision * (ranking.truePositives(group) - ranking.truePositives(group - 1));
        }
        return OptionalDouble.of(sum / ranking.positives());
    }
}
