package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.ScoreTable;
import org.discern.model.ThresholdRule;
import org.junit.jupiter.api.Test;

class FindingScoresTest {
    private static final int FILMS = 200;
    private static final List<Finding> FINDINGS = Stream.of("Effusion", "Edema", "absent in test", "not predicted")
            .map(Finding::new)
            .toList();
    private static final List<String> PATIENTS =
            IntStream.range(0, FILMS).mapToObj(film -> "p" + film / 2).toList();

    private final float[][] targets = targets(1);
    private final float[][] validationTargets = targets(2);
    private final FindingScores scores = new FindingScores(FINDINGS, validationTargets, targets, PATIENTS, 300, 5);

    @Test
    void aScoreHoldsWhatEachStatisticSays() {
        float[][] testScores = predictions(targets, 1.5, 3);
        float[][] validationScores = predictions(validationTargets, 1.5, 4);
        FindingScore score = scores.score(validationScores, testScores).scores().getFirst();
        double[] column = Column.of(testScores, 0);
        double[] truth = Column.of(targets, 0);
        double threshold = OperatingPoints.threshold(
                        ThresholdRule.LARGEST_F1, Column.of(validationScores, 0), Column.of(validationTargets, 0))
                .orElseThrow();
        assertEquals(new Finding("Effusion"), score.finding());
        assertEquals(Arrays.stream(truth).filter(target -> target == 1).count(), score.positives());
        assertEquals(Arrays.stream(truth).filter(target -> target == 0).count(), score.negatives());
        assertEquals(Auroc.of(column, truth).orElseThrow(), score.auroc());
        assertEquals(
                new PatientBootstrap(PATIENTS, 300, 0.95, 5)
                        .auroc(column, truth)
                        .orElseThrow(),
                score.interval());
        assertEquals(AveragePrecision.of(column, truth).orElseThrow(), score.averagePrecision());
        assertEquals(threshold, score.threshold());
        assertEquals(OperatingPoints.at(threshold, column, truth).f1(), score.f1());
    }

    @Test
    void theMacroMeanTakesTheDefinedFindings() {
        ScoreTable table = scores.score(predictions(validationTargets, 1.5, 4), predictions(targets, 1.5, 3));
        Double first = table.scores().get(0).auroc();
        Double second = table.scores().get(1).auroc();
        assertNotNull(first);
        assertNotNull(second);
        assertEquals((first + second) / 2, table.macroAuroc());
        ConfidenceInterval interval = table.macroInterval();
        assertNotNull(interval);
        assertTrue(interval.low() < (first + second) / 2 && (first + second) / 2 < interval.high());
    }

    @Test
    void undefinedFindingsKeepTheirCountsAndNothingElse() {
        ScoreTable table = scores.score(predictions(validationTargets, 1.5, 4), predictions(targets, 1.5, 3));
        FindingScore absent = FindingScore.undefined(FINDINGS.get(2), 0, FILMS);
        assertEquals(absent, table.scores().get(2));
        assertNull(table.scores().get(3).auroc());
        assertTrue(table.scores().get(3).positives() > 0);
    }

    @Test
    void aTableWithoutAnyDefinedFindingHasNoMean() {
        float[][] nothing = new float[FILMS][4];
        for (float[] row : nothing) Arrays.fill(row, Float.NaN);
        ScoreTable table = scores.score(nothing, nothing);
        assertNull(table.macroAuroc());
        assertNull(table.macroInterval());
    }

    @Test
    void thresholdIsLeftOutWhereValidationLacksAClass() {
        float[][] negative = new float[FILMS][4];
        FindingScores lacking = new FindingScores(FINDINGS, negative, targets, PATIENTS, 100, 5);
        FindingScore score = lacking.score(predictions(negative, 1, 4), predictions(targets, 1.5, 3))
                .scores()
                .getFirst();
        assertNotNull(score.auroc());
        assertNull(score.threshold());
        assertNull(score.f1());
    }

    @Test
    void aBetterModelIsFoundBetterByAllTests() {
        List<FindingComparison> comparisons = scores.compare(predictions(targets, 3, 3), predictions(targets, 0.3, 6));
        FindingComparison comparison = comparisons.getFirst();
        ConfidenceInterval interval = comparison.interval();
        assertNotNull(comparison.difference());
        assertNotNull(interval);
        assertNotNull(comparison.deLongP());
        assertNotNull(comparison.permutationP());
        assertTrue(comparison.difference() > 0.2 && interval.low() > 0, comparison.toString());
        assertTrue(comparison.deLongP() < 0.001 && comparison.permutationP() < 0.001, comparison.toString());
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        float[][] predictions = predictions(targets, 1, 3);
        FindingComparison same = scores.compare(predictions, predictions).getFirst();
        assertEquals(0.0, same.difference());
        assertEquals(new ConfidenceInterval(0, 0, 0.95), same.interval());
        assertNotNull(same.deLongP());
        assertEquals(1, same.deLongP(), 1e-12);
        assertEquals(1.0, same.permutationP());
    }

    @Test
    void comparisonsOfUndefinedFindingsSayNothing() {
        List<FindingComparison> comparisons = scores.compare(predictions(targets, 1, 3), predictions(targets, 1, 6));
        for (FindingComparison comparison : comparisons.subList(2, 4)) {
            assertNull(comparison.difference());
            assertNull(comparison.interval());
            assertNull(comparison.deLongP());
            assertNull(comparison.permutationP());
        }
    }

    private static float[][] targets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] targets = new float[FILMS][4];
        for (float[] row : targets) {
            row[0] = random.nextDouble() < 0.1 ? Float.NaN : random.nextInt(2);
            row[1] = random.nextDouble() < 0.1 ? 1 : 0;
            row[3] = random.nextInt(2);
        }
        return targets;
    }

    private static float[][] predictions(float[][] targets, double effect, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] predictions = new float[targets.length][4];
        for (int film = 0; film < targets.length; film++) {
            for (int finding = 0; finding < 3; finding++) {
                double shift = targets[film][finding] == 1 ? effect : 0;
                predictions[film][finding] = (float) (1 / (1 + Math.exp(-shift - random.nextGaussian())));
            }
            predictions[film][3] = Float.NaN;
        }
        return predictions;
    }
}
