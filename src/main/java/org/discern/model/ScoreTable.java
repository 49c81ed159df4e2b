package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well a model tells the findings of an experiment on the test split.
///
/// @param scores one a finding
/// @param macroAuroc mean AUROC over the findings for which it is defined; `null` where it is for none
/// @param macroInterval of the mean, by resampling patients
/// @param macroAveragePrecision the same of the average precision
public record ScoreTable(
        List<FindingScore> scores,
        @Nullable Double macroAuroc,
        @Nullable ConfidenceInterval macroInterval,
        @Nullable Double macroAveragePrecision,
        @Nullable ConfidenceInterval macroAveragePrecisionInterval) {
    public ScoreTable {
        scores = List.copyOf(scores);
    }
}
