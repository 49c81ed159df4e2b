package org.discern.stats;

import java.util.Optional;
import org.discern.model.RocCurve;

/// The operating points of a score, one for each different value, from (0, 0) at an infinite threshold to (1,
/// 1) at the lowest.
public final class RocPoints {
    private RocPoints() {}

    /// @param scores higher for more likely positive
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public static Optional<RocCurve> of(double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (!ranking.hasBothClasses()) return Optional.empty();
        int points = ranking.groups() + 1;
        double[] falsePositiveRate = new double[points];
        double[] truePositiveRate = new double[points];
        double[] threshold = new double[points];
        threshold[0] = Double.POSITIVE_INFINITY;
        for (int group = 0; group < ranking.groups(); group++) {
            falsePositiveRate[group + 1] = (double) ranking.falsePositives(group) / ranking.negatives();
            truePositiveRate[group + 1] = (double) ranking.truePositives(group) / ranking.positives();
            threshold[group + 1] = ranking.threshold(group);
        }
        return Optional.of(new RocCurve(falsePositiveRate, truePositiveRate, threshold));
    }
}
