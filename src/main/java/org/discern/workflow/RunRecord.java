package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.PredictionSet;
import org.discern.model.RocCurve;
import org.discern.model.RunEvent;
import org.discern.model.RunResult;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// What a run's folder holds, as far as the run has come.
///
/// @param cohort the frozen table of films it worked on
/// @param result `null` until it is evaluated
/// @param layout `null` until it is laid out
public record RunRecord(
        RunSummary summary,
        RunConfig config,
        Environment environment,
        Cohort cohort,
        List<RunEvent> events,
        @Nullable RunResult result,
        List<PredictionSet> predictions,
        @Nullable FilmLayout layout,
        Path folder) {
    public RunRecord {
        events = List.copyOf(events);
        predictions = List.copyOf(predictions);
    }

    /// The operating points of one of its models on the test films; empty where a class is absent, or it has
    /// no such model or finding.
    public Optional<RocCurve> roc(String model, Finding finding) {
        return JudgedFinding.of(this, model, finding).flatMap(JudgedFinding::roc);
    }
}
