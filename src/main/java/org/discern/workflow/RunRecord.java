package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.ExternalResult;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.FusionResult;
import org.discern.model.LabelDraws;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
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

    /// What was learned from few labels, where that was asked for.
    public Optional<LabelDraws> labelDraws() {
        return read(new RunFolder(folder).labelDraws(), LabelDraws.class);
    }

    /// What clinical values did beside the image, where that was asked for.
    public Optional<FusionResult> fusion() {
        return read(new RunFolder(folder).fusion(), FusionResult.class);
    }

    /// What its models say of other data sets.
    public List<ExternalResult> external() {
        Path results = folder.resolve("external");
        if (!Files.isDirectory(results)) return List.of();
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new RunJson().read(file, ExternalResult.class))
                    .toList();
        } catch (IOException e) {
            throw new Problem("could not list " + results, "check its permissions", e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        return Files.exists(file) ? Optional.of(new RunJson().read(file, type)) : Optional.empty();
    }

    /// The operating points of one of its models on the test films; empty where a class is absent, or it has
    /// no such model or finding.
    public Optional<RocCurve> roc(String model, Finding finding) {
        return JudgedFinding.of(this, model, finding).flatMap(JudgedFinding::roc);
    }
}
