package org.discern.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Area under the receiver operating characteristic: the share of pairs of a positive and a negative film
/// that the score puts in the right order, ties counting one half (Mann and Whitney 1947; Hanley and McNeil
/// 1982). Undefined where a class is absent.
public final class Auroc {
    private Auroc() {}

    /// @param scores higher for more likely positive
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public static OptionalDouble of(double[] scores, double[] targets) {
        return of(Ranking.of(scores, targets));
    }

    /// The mean over the findings for which it is defined.
    ///
    /// @param scores films x findings; a finding without predictions (all `NaN`) counts as undefined
    /// @param targets films x findings
    /// @return empty where it is defined for none
    public static OptionalDouble macroMean(float[][] scores, float[][] targets) {
        int findings = targets.length == 0 ? 0 : targets[0].length;
        return IntStream.range(0, findings)
                .filter(finding -> hasPredictions(Column.of(scores, finding)))
                .mapToObj(finding -> of(Column.of(scores, finding), Column.of(targets, finding)))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    static OptionalDouble of(Ranking ranking) {
        return ranking.hasBothClasses() ? OptionalDouble.of(ranking.auroc(ranking.once())) : OptionalDouble.empty();
    }

    /// Whether any film has a score.
    public static boolean hasPredictions(double[] scores) {
        return !Arrays.stream(scores).allMatch(Double::isNaN);
    }
}
