package org.discern.model;

import org.jspecify.annotations.Nullable;

/// Two models on the same test films, for one finding. `null` where undefined: a class is absent, or a model
/// has no predictions; for DeLong's test also where a class has a single film, or the difference no variance.
///
/// @param difference AUROC of the first model minus that of the second
/// @param interval of the difference, from the same resamples of patients for both
/// @param deLongP two-sided p-value of DeLong's test, which takes films as independent
/// @param permutationP two-sided p-value of swapping the models patient by patient
public record FindingComparison(
        Finding finding,
        int positives,
        int negatives,
        @Nullable Double difference,
        @Nullable ConfidenceInterval interval,
        @Nullable Double deLongP,
        @Nullable Double permutationP) {}
