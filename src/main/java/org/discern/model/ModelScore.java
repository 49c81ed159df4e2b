package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well one model tells the findings on the test split.
///
/// @param model protocol and start, such as `linear probe, pre-trained`
/// @param findings one entry a finding, undefined ones included
/// @param macroAuroc mean over the defined findings; `null` where there is none
public record ModelScore(
        String model, List<FindingScore> findings, @Nullable Double macroAuroc, @Nullable ConfidenceInterval macroInterval) {
    public ModelScore {
        findings = List.copyOf(findings);
    }
}
