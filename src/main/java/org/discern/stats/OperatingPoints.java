package org.discern.stats;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.discern.model.OperatingPoint;
import org.discern.model.ThresholdRule;

/// Thresholds, and what they come to. A film counts as positive from the threshold on. The threshold is to be
/// chosen on validation films and applied to test films.
public final class OperatingPoints {
    private static final double TARGET_RATE = 0.95;

    private OperatingPoints() {}

    /// The threshold that a rule chooses; the highest where several do equally well.
    ///
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent: there is then nothing to choose by
    public static OptionalDouble threshold(ThresholdRule rule, double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (!ranking.hasBothClasses()) return OptionalDouble.empty();
        return OptionalDouble.of(
                switch (rule) {
                    case HALF -> 0.5;
                    case YOUDEN -> largest(ranking, group -> youden(ranking, group));
                    case LARGEST_F1 -> largest(ranking, group -> f1(ranking, group));
                    case SENSITIVITY -> sensitive(ranking);
                    case SPECIFICITY -> specific(ranking);
                });
    }

    /// Calls films positive from `threshold` on.
    public static OperatingPoint at(double threshold, double[] scores, double[] targets) {
        int[] called = new int[2]; // by target
        int[] notCalled = new int[2];
        for (int film = 0; film < scores.length; film++) {
            if (Double.isNaN(targets[film])) continue;
            int target = targets[film] == 1 ? 1 : 0;
            if (scores[film] >= threshold) called[target]++;
            else notCalled[target]++;
        }
        int positives = called[1] + notCalled[1];
        int allCalled = called[0] + called[1];
        return new OperatingPoint(
                threshold,
                called[1],
                called[0],
                notCalled[0],
                notCalled[1],
                Wilson.rate(called[1], positives),
                Wilson.rate(notCalled[0], called[0] + notCalled[0]),
                Wilson.rate(called[1], allCalled),
                Wilson.rate(notCalled[0], notCalled[0] + notCalled[1]),
                positives == 0 ? null : f1(called[1], allCalled, positives));
    }

    private static double largest(Ranking ranking, IntToDoubleFunction merit) {
        int best = 0;
        for (int group = 1; group < ranking.groups(); group++) {
            if (merit.applyAsDouble(group) > merit.applyAsDouble(best)) best = group;
        }
        return ranking.threshold(best);
    }

    /// In whole numbers, so that equal is equal.
    private static double youden(Ranking ranking, int group) {
        return (double) ranking.truePositives(group) * ranking.negatives()
                - (double) ranking.falsePositives(group) * ranking.positives();
    }

    private static double f1(Ranking ranking, int group) {
        return f1(ranking.truePositives(group), ranking.end(group), ranking.positives());
    }

    private static double f1(int truePositives, int called, int positives) {
        return 2.0 * truePositives / (called + positives);
    }

    private static double sensitive(Ranking ranking) {
        int group = 0;
        while (ranking.truePositives(group) < TARGET_RATE * ranking.positives()) group++;
        return ranking.threshold(group);
    }

    /// The lowest threshold that is specific enough; above all scores where even the highest is not.
    private static double specific(Ranking ranking) {
        int group = -1;
        while (group + 1 < ranking.groups()
                && ranking.negatives() - ranking.falsePositives(group + 1) >= TARGET_RATE * ranking.negatives()) {
            group++;
        }
        return group < 0 ? Math.nextUp(ranking.threshold(0)) : ranking.threshold(group);
    }
}
