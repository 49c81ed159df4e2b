package org.discern.stats;

import java.util.OptionalDouble;

/// F1, the harmonic mean of precision and recall, and the threshold at which it is largest. A film counts as
/// positive from the threshold on. The threshold is to be chosen on validation films and applied to test
/// films.
public final class F1 {
    private F1() {}

    /// The score with the largest F1; the highest of them where several reach it.
    ///
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent: there is then nothing to choose by
    public static OptionalDouble bestThreshold(double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (!ranking.hasBothClasses()) return OptionalDouble.empty();
        int best = 0;
        for (int group = 1; group < ranking.groups(); group++) {
            if (atGroup(ranking, group) > atGroup(ranking, best)) best = group;
        }
        return OptionalDouble.of(ranking.threshold(best));
    }

    /// F1 of calling films positive from `threshold` on.
    ///
    /// @return empty where no film is positive
    public static OptionalDouble at(double threshold, double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (ranking.positives() == 0) return OptionalDouble.empty();
        int group = -1;
        while (group + 1 < ranking.groups() && ranking.threshold(group + 1) >= threshold) group++;
        return OptionalDouble.of(atGroup(ranking, group));
    }

    private static double atGroup(Ranking ranking, int group) {
        return 2.0 * ranking.truePositives(group) / (ranking.end(group) + ranking.positives());
    }
}
