package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.discern.figure.ModelStyle;
import org.discern.model.ModelScore;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.testing.SampleRuns;
import org.junit.jupiter.api.Test;

class ComparedRunsTest {
    private static final List<String> MODELS = List.of(
            ModelName.PROBE_PRETRAINED,
            ModelName.KNN_PRETRAINED,
            ModelName.PROBE_UNTRAINED,
            ModelName.KNN_UNTRAINED,
            ModelName.VALUES_ALONE,
            ModelName.PROBE_PRETRAINED + " + values (standardised)",
            ModelName.END_TO_END_RANDOM);

    @Test
    void noTwoModelsOfARunAreDrawnAlike() {
        RunRecord run = withModels(SampleRuns.record("discern", RunState.DONE));
        ComparedRuns compared = new ComparedRuns(List.of(run));
        Set<ModelStyle> styles = new HashSet<>();
        for (String model : MODELS) styles.add(compared.style(run, model));
        assertEquals(MODELS.size(), styles.size());
        assertEquals(ModelStyle.DISCERN, compared.style(run, ModelName.PROBE_PRETRAINED));
        assertEquals(ModelStyle.UNTRAINED, compared.style(run, ModelName.PROBE_UNTRAINED));
        assertEquals(ModelStyle.SUPERVISED, compared.style(run, ModelName.END_TO_END_RANDOM));
    }

    @Test
    void norAreThoseOfSeveralRuns() {
        List<RunRecord> runs = List.of(
                withModels(SampleRuns.record("moco", RunState.DONE)),
                withModels(SampleRuns.record("medaug", RunState.DONE)));
        ComparedRuns compared = new ComparedRuns(runs);
        Set<ModelStyle> styles = new HashSet<>();
        for (RunRecord run : runs) {
            for (String model : MODELS) styles.add(compared.style(run, model));
        }
        // What starts from nothing came out the same in both, and is one model.
        assertEquals(compared.models().size(), styles.size());
        assertEquals(ModelStyle.MOCO, compared.style(runs.get(0)));
        assertEquals(ModelStyle.MEDAUG, compared.style(runs.get(1)));
    }

    @Test
    void runsOfALargeSweepHaveStylesThatComeAgain() {
        List<RunRecord> runs = new ArrayList<>();
        for (int run = 0; run < 30; run++) {
            RunRecord one = withModels(SampleRuns.record("moco", RunState.DONE));
            runs.add(new RunRecord(
                    SampleRuns.summary("moco", RunState.DONE, "r" + run),
                    one.config(),
                    one.environment(),
                    one.cohort(),
                    one.events(),
                    one.result(),
                    one.predictions(),
                    one.layout(),
                    one.folder()));
        }
        ComparedRuns compared = new ComparedRuns(runs);
        assertEquals(ModelStyle.MOCO, compared.style(runs.getFirst()));
        Set<ModelStyle> styles = new HashSet<>();
        for (RunRecord run : runs) styles.add(compared.style(run));
        assertEquals(17, styles.size());
    }

    private static RunRecord withModels(RunRecord run) {
        RunResult result = Objects.requireNonNull(run.result());
        List<ModelScore> models = new ArrayList<>();
        for (String model : MODELS)
            models.add(new ModelScore(model, result.models().getFirst().table()));
        return new RunRecord(
                run.summary(),
                run.config(),
                run.environment(),
                run.cohort(),
                run.events(),
                SampleRuns.withModels(result, models, result.differences()),
                run.predictions(),
                run.layout(),
                run.folder());
    }
}
