package org.discern.model;

import org.jspecify.annotations.Nullable;

/// How well a model tells a finding on the test split. All figures but the counts are `null` where one class
/// is absent or the model has no predictions: they are then undefined, and shown so. Of several repeats the
/// figures are means, intervals those of the means on other test films.
///
/// @param interval of the AUROC, by resampling patients
/// @param deLongInterval of the AUROC by DeLong's variance, which takes films as independent, symmetric in
///     logits; `null` also where the AUROC is 0 or 1, and of repeats
/// @param averagePrecisionInterval by resampling patients
/// @param threshold chosen on the validation split (largest F1); `null`, as is `f1`, where that split lacks a
///     class, and of repeats
/// @param f1 on the test split at that threshold
public record FindingScore(
        Finding finding,
        int positives,
        int negatives,
        @Nullable Double auroc,
        @Nullable ConfidenceInterval interval,
        @Nullable ConfidenceInterval deLongInterval,
        @Nullable Double averagePrecision,
        @Nullable ConfidenceInterval averagePrecisionInterval,
        @Nullable Double threshold,
        @Nullable Double f1) {
    /// Of a finding that cannot be scored.
    public static FindingScore undefined(Finding finding, int positives, int negatives) {
        return new FindingScore(finding, positives, negatives, null, null, null, null, null, null, null);
    }
}
