package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.workflow.Phase;
import org.junit.jupiter.api.Test;

class RunStoryTest {
    private final RunStory story = new RunStory();

    @Test
    void stepsThatAreDoneAgainTakeThePlaceOfThoseBefore() {
        for (int step = 1; step <= 600; step++) story.accept(step(step, step));
        Curve.Points before = loss();
        for (int step = 301; step <= 400; step++) story.accept(step(step, -step));
        Curve.Points after = loss();
        assertEquals(400, after.size());
        assertEquals(300, after.y()[299]);
        assertEquals(-301, after.y()[300]);
        assertEquals(600, before.size(), "what was handed out stays");
        assertEquals(301, before.y()[300]);
        for (int i = 1; i < after.size(); i++) assertEquals(1, after.x()[i] - after.x()[i - 1]);
    }

    @Test
    void phasesKeepTheirOrderAndTheirOwnProgress() {
        story.accept(new RunEvent.PhaseStarted(Phase.PRETRAIN, 8));
        story.accept(step(3, 1));
        story.accept(new RunEvent.PhaseStarted(Phase.PROBE, 0));
        assertEquals(
                List.of(Phase.PRETRAIN, Phase.PROBE),
                story.phases().stream().map(Progress::phase).toList());
        assertEquals(1, story.phases().getFirst().share());
        assertEquals(-1, story.progress().share());
        assertEquals(3, story.phases().getFirst().step());
    }

    @Test
    void theLogTellsEpochsCheckpointsAndNotes() {
        story.accept(new RunEvent.EpochDone(Phase.PRETRAIN, 2, 5, Map.of(Metric.LOSS, 1.25, "queueFill", 1.0)));
        story.accept(new RunEvent.CheckpointSaved(Phase.PRETRAIN, 1200, "file"));
        story.accept(new RunEvent.Notice(RunEvent.Severity.WARNING, "look"));
        assertEquals(
                List.of("pretrain: epoch 2 of 5, loss 1.250", "pretrain: checkpoint at step 1,200", "warning: look"),
                story.lines());
        for (int i = 0; i < 1000; i++) story.accept(new RunEvent.Notice(RunEvent.Severity.INFO, "n" + i));
        assertEquals(500, story.lines().size());
    }

    @Test
    void epochsAndStepsOfOneNameAreDifferentCurves() {
        story.accept(step(1, 5));
        story.accept(new RunEvent.EpochDone(Phase.PRETRAIN, 1, 5, Map.of(Metric.LOSS, 4.0)));
        assertEquals(2, story.curves().size());
        assertArrayEquals(new double[] {5}, loss().y());
    }

    private Curve.Points loss() {
        return Objects.requireNonNull(story.curves().get(new CurveKey(Phase.PRETRAIN, Metric.LOSS, false)));
    }

    private static RunEvent step(int step, double loss) {
        return new RunEvent.StepDone(Phase.PRETRAIN, step, 8, 1, Map.of(Metric.LOSS, loss));
    }
}
