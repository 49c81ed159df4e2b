package org.discern.model;

import java.util.List;

/// What clinical values did beside the image, as `fusion.json` holds it; the models' scores stand in the score
/// table.
public record FusionResult(List<Coverage> coverage, List<Importance> importance) {
    public FusionResult {
        coverage = List.copyOf(coverage);
        importance = List.copyOf(importance);
    }

    /// How many films have a value.
    public record Coverage(String value, int trainingFilms, int judgedFilms) {}

    /// How much a model needs a value for a finding.
    ///
    /// @param drop AUROC as it is less that with the value shuffled among the judged patients
    public record Importance(String model, String value, Finding finding, double drop, ConfidenceInterval interval) {}
}
