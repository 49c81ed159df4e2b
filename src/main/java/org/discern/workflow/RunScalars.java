package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;

/// What a run measured, as other programs for looking at runs take it: curves by step, and scores at the end.
final class RunScalars {
    private RunScalars() {}

    /// One value.
    ///
    /// @param name such as `pretrain/loss` or `AUROC/linear probe, pre-trained/Edema`
    /// @param step 0 for scores
    record Scalar(String name, long step, double value) {}

    /// All finite ones, in order.
    static List<Scalar> of(RunRecord run) {
        List<Scalar> scalars = new ArrayList<>();
        for (RunEvent event : run.events()) {
            switch (event) {
                case RunEvent.StepDone step -> add(scalars, step.phase(), step.step(), step.values());
                case RunEvent.EpochDone epoch ->
                    add(scalars, epoch.phase() + " by epoch", epoch.epoch(), epoch.values());
                case RunEvent.PhaseStarted _, RunEvent.CheckpointSaved _, RunEvent.Notice _ -> {}
            }
        }
        if (run.result() == null) return scalars;
        for (ModelScore model : run.result().models()) {
            add(scalars, "AUROC/" + model.model() + "/macro mean", model.table().macroAuroc());
            for (FindingScore score : model.table().scores()) {
                String of = model.model() + "/" + score.finding().name();
                add(scalars, "AUROC/" + of, score.auroc());
                add(scalars, "average precision/" + of, score.averagePrecision());
            }
        }
        return scalars;
    }

    private static void add(List<Scalar> scalars, String phase, long step, Map<String, Double> values) {
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(value -> Double.isFinite(value.getValue()))
                .forEach(value -> scalars.add(new Scalar(phase + "/" + value.getKey(), step, value.getValue())));
    }

    private static void add(List<Scalar> scalars, String name, @Nullable Double value) {
        if (value != null) scalars.add(new Scalar(name, 0, value));
    }
}
