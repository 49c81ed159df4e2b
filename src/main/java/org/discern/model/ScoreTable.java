package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well a model tells the findings of an experiment on the test split.
///
/// @param scores one a finding
/// @param macroAuroc mean AUROC over the findings for which it is defined; `null` where it is for none
/// @param macroInterval of the mean, by resampling patients
public record ScoreTable(
        List<FindingScore> scores,
        @Nullable Double macroAuroc,
        @Nullable ConfidenceInterval macroInterval) {
    public ScoreTable {
        scores = List.copyOf(scores);
    }
}
