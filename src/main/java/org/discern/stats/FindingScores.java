package org.discern.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.ModelComparison;
import org.discern.model.Repeated;
import org.discern.model.ScoreTable;
import org.discern.model.ThresholdRule;
import org.jspecify.annotations.Nullable;

/// Scores models on the test films of an experiment, and compares them. All models are judged on the same
/// films with the same resamples of patients. Scores are films x findings; a finding whose scores are all
/// `NaN` has no predictions. A model may be there in several repeats, which differ in seed or in the labels
/// drawn.
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

    // --- scores ---

    /// Scores one model; thresholds are chosen on the validation films, all else is of the test films.
    public ScoreTable score(float[][] validationScores, float[][] testScores) {
        return table(
                List.<float[][]>of(testScores),
                (finding, score) -> withThreshold(score, finding, validationScores, testScores));
    }

    /// Scores the repeats of one model; thresholds, which each repeat has of its own, are left out.
    ///
    /// @param testScores films x findings, at least one
    public ScoreTable score(List<float[][]> testScores) {
        return table(testScores, (_, score) -> score);
    }

    /// The mean AUROC over the findings for which it is defined, over the repeats.
    ///
    /// @return `null` where it is defined for none
    public @Nullable Repeated macroOverRepeats(List<float[][]> testScores) {
        double[] means = testScores.stream()
                .flatMapToDouble(scores -> Auroc.macroMean(scores, testTargets).stream())
                .toArray();
        return means.length == 0 ? null : Repeats.of(means);
    }

    /// The AUROC of each finding; `null` where it is undefined.
    public List<@Nullable Double> aurocs(float[][] testScores) {
        List<@Nullable Double> aurocs = new ArrayList<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            aurocs.add(mean(rankings(List.<float[][]>of(testScores), finding), FindingScores::auroc));
        }
        return aurocs;
    }

    /// Their mean over the findings for which it is defined; `null` where it is for none.
    public @Nullable Double macroAuroc(float[][] testScores) {
        return orNull(Auroc.macroMean(testScores, testTargets));
    }

    @FunctionalInterface
    private interface Completion {
        FindingScore of(int finding, FindingScore score);
    }

    private ScoreTable table(List<float[][]> repeats, Completion completion) {
        List<FindingScore> scores = new ArrayList<>();
        List<Ranking> defined = new ArrayList<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            List<Ranking> rankings = rankings(repeats, finding);
            defined.addAll(rankings);
            scores.add(completion.of(finding, score(finding, rankings)));
        }
        return new ScoreTable(
                scores,
                mean(defined, FindingScores::auroc),
                bootstrap.macroMean(defined).orElse(null),
                mean(defined, FindingScores::averagePrecision),
                bootstrap.macroMean(Ranking::averagePrecision, defined).orElse(null));
    }

    private FindingScore score(int finding, List<Ranking> repeats) {
        double[] targets = targets(finding);
        int positives = count(targets, 1);
        int negatives = count(targets, 0);
        if (repeats.isEmpty()) return FindingScore.undefined(findings.get(finding), positives, negatives);
        return new FindingScore(
                findings.get(finding),
                positives,
                negatives,
                mean(repeats, FindingScores::auroc),
                bootstrap.macroMean(repeats).orElse(null),
                null,
                mean(repeats, FindingScores::averagePrecision),
                bootstrap.macroMean(Ranking::averagePrecision, repeats).orElse(null),
                null,
                null);
    }

    private FindingScore withThreshold(FindingScore of, int finding, float[][] validationScores, float[][] testScores) {
        if (of.auroc() == null) return of;
        double[] scores = Column.of(testScores, finding);
        double[] targets = targets(finding);
        OptionalDouble threshold = OperatingPoints.threshold(
                ThresholdRule.LARGEST_F1, Column.of(validationScores, finding), Column.of(validationTargets, finding));
        return new FindingScore(
                of.finding(),
                of.positives(),
                of.negatives(),
                of.auroc(),
                of.interval(),
                DeLong.of(targets, scores)
                        .flatMap(deLong -> deLong.logitInterval(0, LEVEL))
                        .orElse(null),
                of.averagePrecision(),
                of.averagePrecisionInterval(),
                orNull(threshold),
                threshold.isEmpty()
                        ? null
                        : OperatingPoints.at(threshold.getAsDouble(), scores, targets)
                                .f1());
    }

    // --- comparison ---

    /// Compares two models, finding by finding; differences are `first` minus `second`. The permutation test
    /// works on ranks, since scores of two models need not share a scale.
    public List<FindingComparison> compare(float[][] first, float[][] second) {
        return IntStream.range(0, findings.size())
                .mapToObj(finding -> row(finding, List.<float[][]>of(first), List.<float[][]>of(second))
                        .comparison())
                .toList();
    }

    /// Compares two models over all findings, corrected for their number, with a verdict. Repeats pair up in
    /// their order; where the models have unequally many, DeLong's test alone compares their means.
    public ModelComparison compare(String model, List<float[][]> first, String reference, List<float[][]> second) {
        List<ModelComparison.Row> rows = IntStream.range(0, findings.size())
                .mapToObj(finding -> row(finding, first, second))
                .toList();
        List<Ranking> ofFirst = new ArrayList<>();
        List<Ranking> ofSecond = new ArrayList<>();
        for (int finding = 0; finding < findings.size(); finding++) {
            List<Ranking> one = rankings(first, finding);
            List<Ranking> other = rankings(second, finding);
            if (one.isEmpty() || other.isEmpty()) continue;
            ofFirst.addAll(one);
            ofSecond.addAll(other);
        }
        Double mean = mean(ofFirst, FindingScores::auroc);
        Double otherMean = mean(ofSecond, FindingScores::auroc);
        return Verdict.conclude(new ModelComparison(
                model,
                reference,
                rows,
                mean == null || otherMean == null ? null : Double.valueOf(mean - otherMean),
                bootstrap.macroDifference(ofFirst, ofSecond).orElse(null),
                overRepeats(first, second),
                ""));
    }

    private @Nullable Repeated overRepeats(List<float[][]> first, List<float[][]> second) {
        if (first.size() != second.size() || first.size() == 1) return null;
        double[] differences = IntStream.range(0, first.size())
                .mapToDouble(repeat -> Auroc.macroMean(first.get(repeat), testTargets)
                                .orElse(Double.NaN)
                        - Auroc.macroMean(second.get(repeat), testTargets).orElse(Double.NaN))
                .filter(Double::isFinite)
                .toArray();
        return differences.length == 0 ? null : Repeats.of(differences);
    }

    /// A finding of a comparison, not yet corrected for the others.
    private ModelComparison.Row row(int finding, List<float[][]> first, List<float[][]> second) {
        double[] targets = targets(finding);
        int positives = count(targets, 1);
        int negatives = count(targets, 0);
        List<Ranking> one = rankings(first, finding);
        List<Ranking> other = rankings(second, finding);
        if (one.isEmpty() || other.isEmpty()) {
            FindingComparison undefined =
                    new FindingComparison(findings.get(finding), positives, negatives, null, null, null, null);
            return new ModelComparison.Row(undefined, null, null, null, null, null);
        }
        Means means = new Means(columns(first, finding), columns(second, finding));
        double auroc = average(one, FindingScores::auroc);
        double otherAuroc = average(other, FindingScores::auroc);
        FindingComparison comparison = new FindingComparison(
                findings.get(finding),
                positives,
                negatives,
                auroc - otherAuroc,
                bootstrap.macroDifference(one, other).orElse(null),
                orNull(means.deLongP(targets)),
                orNull(means.permutationP(permutation, targets)));
        return new ModelComparison.Row(comparison, auroc, otherAuroc, null, null, orNull(means.detectable(targets)));
    }

    /// The difference of the mean AUROCs of two models' repeats.
    private record Means(List<double[]> first, List<double[]> second) {
        OptionalDouble deLongP(double[] targets) {
            return DeLong.of(targets, all())
                    .map(deLong -> deLong.pValue(weights()))
                    .orElse(OptionalDouble.empty());
        }

        OptionalDouble detectable(double[] targets) {
            return DeLong.of(targets, all())
                    .map(deLong -> DetectableDifference.of(deLong, weights()))
                    .orElse(OptionalDouble.empty());
        }

        OptionalDouble permutationP(PairedPermutation permutation, double[] targets) {
            return first.size() == second.size()
                    ? permutation.pValueOfRanks(first, second, targets)
                    : OptionalDouble.empty();
        }

        private double[][] all() {
            return IntStream.range(0, first.size() + second.size())
                    .mapToObj(i -> i < first.size() ? first.get(i) : second.get(i - first.size()))
                    .toArray(double[][]::new);
        }

        private double[] weights() {
            return IntStream.range(0, first.size() + second.size())
                    .mapToDouble(i -> i < first.size() ? 1.0 / first.size() : -1.0 / second.size())
                    .toArray();
        }
    }

    // --- films ---

    /// The repeats' rankings; none where a class is absent or a repeat has no predictions.
    private List<Ranking> rankings(List<float[][]> repeats, int finding) {
        double[] targets = targets(finding);
        List<double[]> columns = columns(repeats, finding);
        if (count(targets, 1) == 0 || count(targets, 0) == 0) return List.of();
        if (!columns.stream().allMatch(Auroc::hasPredictions)) return List.of();
        return columns.stream().map(column -> Ranking.of(column, targets)).toList();
    }

    private static List<double[]> columns(List<float[][]> repeats, int finding) {
        return repeats.stream().map(rows -> Column.of(rows, finding)).toList();
    }

    private double[] targets(int finding) {
        return Column.of(testTargets, finding);
    }

    private static double auroc(Ranking ranking) {
        return ranking.auroc(ranking.once());
    }

    private static double averagePrecision(Ranking ranking) {
        return ranking.averagePrecision(ranking.once());
    }

    private static @Nullable Double mean(List<Ranking> rankings, ToDoubleFunction<Ranking> measure) {
        return rankings.isEmpty() ? null : Double.valueOf(average(rankings, measure));
    }

    private static double average(List<Ranking> rankings, ToDoubleFunction<Ranking> measure) {
        return rankings.stream().mapToDouble(measure).average().orElseThrow();
    }

    private static int count(double[] targets, double value) {
        return (int) Arrays.stream(targets).filter(target -> target == value).count();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
