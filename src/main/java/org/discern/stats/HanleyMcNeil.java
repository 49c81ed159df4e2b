package org.discern.stats;

import org.discern.model.ConfidenceInterval;

/// What an AUROC can be known to from the numbers of films alone (Hanley and McNeil 1982): for planning, and
/// for published figures whose predictions nobody has. Films count as independent.
public final class HanleyMcNeil {
    private HanleyMcNeil() {}

    /// Standard error of an AUROC, for scores that are exponential in either class.
    ///
    /// @param auroc between 0 and 1
    public static double standardError(double auroc, int positives, int negatives) {
        double squared = auroc * auroc;
        double twoPositives = auroc / (2 - auroc); // both score above one negative
        double twoNegatives = 2 * squared / (1 + auroc); // one positive scores above both
        double variance = (auroc * (1 - auroc)
                        + (positives - 1) * (twoPositives - squared)
                        + (negatives - 1) * (twoNegatives - squared))
                / ((double) positives * negatives);
        return Math.sqrt(variance);
    }

    /// Interval of an AUROC, symmetric and cut at 0 and 1.
    public static ConfidenceInterval interval(double auroc, int positives, int negatives, double level) {
        double reach = Normal.twoSided(level) * standardError(auroc, positives, negatives);
        return new ConfidenceInterval(Math.max(0, auroc - reach), Math.min(1, auroc + reach), level);
    }

    /// The smallest difference of two models' AUROCs on the same films that is found ([DetectableDifference]).
    ///
    /// @param correlation of the two AUROC estimates: 0 for unrelated scores, near 1 for models that agree
    public static double detectable(double auroc, int positives, int negatives, double correlation) {
        double ofDifference = standardError(auroc, positives, negatives) * Math.sqrt(2 * (1 - correlation));
        return DetectableDifference.ofStandardError(ofDifference);
    }
}
