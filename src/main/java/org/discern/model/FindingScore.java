package org.discern.model;

import org.jspecify.annotations.Nullable;

/// How well a model tells a finding on the test split. All figures but the counts are `null` where one class
/// is absent or the model has no predictions: they are then undefined, and shown so.
///
/// @param interval of the AUROC, by resampling patients
/// @param threshold chosen on the validation split (largest F1); `null`, as is `f1`, where that split lacks a
///     class
/// @param f1 on the test split at that threshold
public record FindingScore(
        Finding finding,
        int positives,
        int negatives,
        @Nullable Double auroc,
        @Nullable ConfidenceInterval interval,
        @Nullable Double averagePrecision,
        @Nullable Double threshold,
        @Nullable Double f1) {}
