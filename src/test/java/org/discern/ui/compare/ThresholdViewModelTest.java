package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.discern.model.Finding;
import org.discern.model.OperatingPoint;
import org.discern.model.ScoredFilms;
import org.discern.model.ThresholdRule;
import org.discern.workflow.JudgedFinding;
import org.junit.jupiter.api.Test;

class ThresholdViewModelTest {
    private static final ScoredFilms VALIDATION =
            films("v", new double[] {0.9, 0.8, 0.7, 0.3, 0.2, 0.1}, new double[] {1, 1, 0, 1, 0, 0});
    private static final ScoredFilms JUDGED = films(
            "t", new double[] {0.95, 0.85, 0.82, 0.5, 0.4, 0.3, 0.99}, new double[] {1, 0, 1, 1, 0, 0, Double.NaN});

    private final ThresholdViewModel model = new ThresholdViewModel();

    @Test
    void theThresholdIsChosenOnValidationFilmsAndCountedOnJudgedOnes() {
        offer(VALIDATION, JUDGED);
        // Youden's index of the validation films: 0.8 finds two of three and calls no negative.
        assertEquals(0.8, model.thresholdProperty().get());
        counts(2, 1, 2, 1);
        assertTrue(model.chosenByProperty().get().startsWith("Chosen on 6 validation films by Youden's index"));
        model.ruleProperty().set(ThresholdRule.SENSITIVITY);
        assertEquals(0.3, model.thresholdProperty().get());
        counts(3, 3, 0, 0);
    }

    @Test
    void movedByHandItIsNoRulesAnyMoreAndSaysSo() {
        offer(VALIDATION, JUDGED);
        model.thresholdProperty().set(0.45);
        assertNull(model.ruleProperty().get());
        counts(3, 1, 2, 0);
        assertTrue(model.chosenByProperty().get().startsWith("Set by hand"));
        model.ruleProperty().set(ThresholdRule.YOUDEN);
        assertEquals(0.8, model.thresholdProperty().get());
    }

    @Test
    void eachCellHoldsItsFilmsThoseMostWronglyJudgedFirst() {
        offer(VALIDATION, JUDGED);
        model.thresholdProperty().set(0.35);
        assertEquals(List.of("t1", "t4"), model.films(true, false), "false positives, the surest first");
        model.thresholdProperty().set(0.9);
        assertEquals(List.of("t3", "t2"), model.films(false, true), "false negatives, the surest first");
        assertEquals(List.of("t0"), model.films(true, true));
        assertEquals(List.of("t5", "t4", "t1"), model.films(false, false));
        OperatingPoint point = Objects.requireNonNull(model.pointProperty().get());
        assertEquals(point.falseNegatives(), model.films(false, true).size());
        assertEquals(point.trueNegatives(), model.films(false, false).size());
    }

    @Test
    void withoutValidationFilmsTheThresholdStaysAndThatIsSaid() {
        offer(films("v", new double[0], new double[0]), JUDGED);
        assertEquals(0.5, model.thresholdProperty().get());
        assertTrue(model.chosenByProperty().get().contains("do not allow the choice"));
    }

    @Test
    void scoresBeyondSharesHaveARangeOfTheirOwn() {
        offer(VALIDATION, JUDGED);
        assertEquals(new ThresholdViewModel.Range(0, 1), model.rangeProperty().get());
        offer(VALIDATION, films("t", new double[] {-3, Double.NaN, 5}, new double[] {0, 1, 1}));
        assertEquals(new ThresholdViewModel.Range(-3, 5), model.rangeProperty().get());
    }

    @Test
    void nothingToJudgeShowsNothing() {
        offer(VALIDATION, JUDGED);
        model.offer(List.of());
        assertNull(model.pointProperty().get());
        assertEquals(List.of(), model.films(true, true));
        assertEquals("", model.chosenByProperty().get());
    }

    private void offer(ScoredFilms validation, ScoredFilms judged) {
        model.offer(List.of(new ThresholdViewModel.Judged(
                "moco", new JudgedFinding(new Finding("Edema"), validation, judged, judged.imageIds()))));
    }

    private void counts(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
        OperatingPoint point = Objects.requireNonNull(model.pointProperty().get());
        assertEquals(
                List.of(truePositives, falsePositives, trueNegatives, falseNegatives),
                List.of(point.truePositives(), point.falsePositives(), point.trueNegatives(), point.falseNegatives()));
    }

    private static ScoredFilms films(String prefix, double[] scores, double[] targets) {
        List<String> ids =
                IntStream.range(0, scores.length).mapToObj(i -> prefix + i).toList();
        return new ScoredFilms(ids, scores, targets);
    }
}
