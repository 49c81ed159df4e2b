package org.discern.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.ScoreTable;
import org.jspecify.annotations.Nullable;

/// Scores models on the test films of an experiment, and compares them. All models are judged on the same
/// films with the same resamples of patients. Scores are films x findings; a finding whose scores are all
/// `NaN` has no predictions.
public final class FindingScores {
    private static final double LEVEL = 0.95;
    private static final int PERMUTATIONS = 10_000;

    private final List<Finding> findings;
    private final float[][] validationTargets;
    private final float[][] testTargets;
    private final PatientBootstrap bootstrap;
    private final PairedPermutation permutation;

    /// @param validationTargets films x findings: 1 positive, 0 negative, `NaN` not known
    /// @param testTargets the same for the test films
    /// @param testPatientIds by test film
    /// @param bootstrapReplicates resamples of the test patients
    public FindingScores(
            List<Finding> findings,
            float[][] validationTargets,
            float[][] testTargets,
            List<String> testPatientIds,
            int bootstrapReplicates,
            long seed) {
        this.findings = List.copyOf(findings);
        this.validationTargets = validationTargets;
        this.testTargets = testTargets;
        this.bootstrap = new PatientBootstrap(testPatientIds, bootstrapReplicates, LEVEL, seed);
        this.permutation = new PairedPermutation(testPatientIds, PERMUTATIONS, seed);
    }

    /// Scores one model; thresholds are chosen on the validation films, all else is of the test films.
    public ScoreTable score(float[][] validationScores, float[][] testScores) {
        List<FindingScore> scores = IntStream.range(0, findings.size())
                .mapToObj(finding -> score(finding, validationScores, testScores))
                .toList();
        List<Ranking> defined = new ArrayList<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            if (scores.get(finding).auroc() == null) continue;
            defined.add(Ranking.of(Column.of(testScores, finding), targets(finding)));
        }
        OptionalDouble mean = defined.stream()
                .flatMapToDouble(ranking -> Auroc.of(ranking).stream())
                .average();
        return new ScoreTable(scores, orNull(mean), bootstrap.macroMean(defined).orElse(null));
    }

    /// Compares two models, finding by finding; differences are `first` minus `second`. The permutation test
    /// works on ranks, since scores of two models need not share a scale.
    public List<FindingComparison> compare(float[][] first, float[][] second) {
        return IntStream.range(0, findings.size())
                .mapToObj(finding -> compare(finding, Column.of(first, finding), Column.of(second, finding)))
                .toList();
    }

    private FindingScore score(int finding, float[][] validationScores, float[][] testScores) {
        double[] targets = targets(finding);
        double[] scores = Column.of(testScores, finding);
        int positives = count(targets, 1);
        int negatives = count(targets, 0);
        if (positives == 0 || negatives == 0 || !Auroc.hasPredictions(scores)) {
            return new FindingScore(findings.get(finding), positives, negatives, null, null, null, null, null);
        }
        OptionalDouble threshold =
                F1.bestThreshold(Column.of(validationScores, finding), Column.of(validationTargets, finding));
        OptionalDouble f1 = threshold.isEmpty() ? threshold : F1.at(threshold.getAsDouble(), scores, targets);
        return new FindingScore(
                findings.get(finding),
                positives,
                negatives,
                orNull(Auroc.of(scores, targets)),
                bootstrap.auroc(scores, targets).orElse(null),
                orNull(AveragePrecision.of(scores, targets)),
                orNull(threshold),
                orNull(f1));
    }

    private FindingComparison compare(int finding, double[] first, double[] second) {
        double[] targets = targets(finding);
        int positives = count(targets, 1);
        int negatives = count(targets, 0);
        boolean predicted = Auroc.hasPredictions(first) && Auroc.hasPredictions(second);
        if (positives == 0 || negatives == 0 || !predicted) {
            return new FindingComparison(findings.get(finding), positives, negatives, null, null, null, null);
        }
        double difference = Auroc.of(first, targets).orElseThrow()
                - Auroc.of(second, targets).orElseThrow();
        OptionalDouble deLongP = DeLong.of(targets, first, second)
                .map(deLong -> deLong.pValue(0, 1))
                .orElse(OptionalDouble.empty());
        return new FindingComparison(
                findings.get(finding),
                positives,
                negatives,
                difference,
                bootstrap.difference(first, second, targets).orElse(null),
                orNull(deLongP),
                orNull(permutation.pValueOfRanks(first, second, targets)));
    }

    private double[] targets(int finding) {
        return Column.of(testTargets, finding);
    }

    private static int count(double[] targets, double value) {
        return (int) Arrays.stream(targets).filter(target -> target == value).count();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
