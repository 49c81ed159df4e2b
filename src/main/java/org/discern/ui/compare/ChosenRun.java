package org.discern.ui.compare;

import java.util.List;
import java.util.Optional;
import org.discern.figure.ModelStyle;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.discern.model.PredictionSet;
import org.discern.workflow.MethodStyle;
import org.discern.workflow.RunRecord;

/// A finished run that takes part in the comparison.
///
/// @param name by which it is told from the others: the run's own, with a number where another has it already
/// @param style of its curves
record ChosenRun(RunRecord record, String name, ModelStyle style) {
    static ChosenRun of(RunRecord run, List<ChosenRun> before) {
        return new ChosenRun(run, name(run.summary().name(), before), style(run, before));
    }

    private static String name(String own, List<ChosenRun> before) {
        int copy = 1;
        String name = own;
        while (isTaken(name, before)) name = own + " (" + ++copy + ")";
        return name;
    }

    private static boolean isTaken(String name, List<ChosenRun> before) {
        return before.stream().anyMatch(other -> other.name().equals(name));
    }

    /// The style of a run's method, or, where other chosen runs have it already, one of its own.
    private static ModelStyle style(RunRecord run, List<ChosenRun> before) {
        ModelStyle own = MethodStyle.of(run.config().method());
        return before.stream().anyMatch(other -> other.style().equals(own)) ? ModelStyle.other(before.size()) : own;
    }

    List<String> models() {
        return record.predictions().stream().map(PredictionSet::model).toList();
    }

    Optional<ModelScore> score(String model) {
        return Optional.ofNullable(record.result()).stream()
                .flatMap(result -> result.models().stream())
                .filter(score -> score.model().equals(model))
                .findFirst();
    }

    Optional<FindingScore> score(String model, Finding finding) {
        return score(model).stream()
                .flatMap(score -> score.table().scores().stream())
                .filter(score -> score.finding().equals(finding))
                .findFirst();
    }
}
