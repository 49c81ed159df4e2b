package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.jspecify.annotations.Nullable;

/// The AUROC of one model of several runs, side by side: a row a finding, a column a run.
///
/// @param runs heads of the columns
public record ScoreGrid(List<String> runs, List<Row> rows) {
    /// What stands where a figure is undefined because a class is absent, or where a run does not have it.
    static final String UNDEFINED = "n/a";

    /// Nothing chosen.
    static final ScoreGrid EMPTY = new ScoreGrid(List.of(), List.of());

    /// A finding's figures.
    ///
    /// @param counts positive and negative test films; empty for the mean over findings
    /// @param cells one a run
    public record Row(String finding, String counts, List<String> cells) {}

    public ScoreGrid {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /// @param scores by run, in order; empty where a run does not have the model
    static ScoreGrid of(Map<String, Optional<ModelScore>> scores) {
        Map<Finding, FindingScore> findings = new LinkedHashMap<>();
        for (Optional<ModelScore> score : scores.values()) {
            score.ifPresent(model ->
                    model.table().scores().forEach(finding -> findings.putIfAbsent(finding.finding(), finding)));
        }
        List<Row> rows = new ArrayList<>();
        findings.forEach((finding, any) -> rows.add(new Row(
                finding.name(),
                any.positives() + " / " + any.negatives(),
                scores.values().stream().map(score -> cell(score, finding)).toList())));
        if (!rows.isEmpty())
            rows.add(new Row(
                    "Mean", "", scores.values().stream().map(ScoreGrid::mean).toList()));
        return new ScoreGrid(List.copyOf(scores.keySet()), rows);
    }

    private static String cell(Optional<ModelScore> score, Finding finding) {
        return score.stream()
                .flatMap(model -> model.table().scores().stream())
                .filter(candidate -> candidate.finding().equals(finding))
                .findFirst()
                .map(found -> text(found.auroc(), found.interval()))
                .orElse(UNDEFINED);
    }

    private static String mean(Optional<ModelScore> score) {
        return score.map(model -> text(model.table().macroAuroc(), model.table().macroInterval()))
                .orElse(UNDEFINED);
    }

    private static String text(@Nullable Double auroc, @Nullable ConfidenceInterval interval) {
        if (auroc == null) return UNDEFINED;
        if (interval == null) return String.format(Locale.ROOT, "%.3f", auroc);
        return String.format(Locale.ROOT, "%.3f [%.2f, %.2f]", auroc, interval.low(), interval.high());
    }
}
