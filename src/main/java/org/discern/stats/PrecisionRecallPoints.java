package org.discern.stats;

import java.util.Optional;
import org.discern.model.PrecisionRecallCurve;

/// Precision by recall, a point for each different score.
public final class PrecisionRecallPoints {
    private PrecisionRecallPoints() {}

    /// @param scores higher for more likely positive
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public static Optional<PrecisionRecallCurve> of(double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (!ranking.hasBothClasses()) return Optional.empty();
        int points = ranking.groups();
        double[] recall = new double[points];
        double[] precision = new double[points];
        double[] threshold = new double[points];
        for (int group = 0; group < points; group++) {
            recall[group] = (double) ranking.truePositives(group) / ranking.positives();
            precision[group] = (double) ranking.truePositives(group) / ranking.end(group);
            threshold[group] = ranking.threshold(group);
        }
        double prevalence = (double) ranking.positives() / ranking.size();
        return Optional.of(new PrecisionRecallCurve(recall, precision, threshold, prevalence));
    }
}
