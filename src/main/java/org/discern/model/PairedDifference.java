package org.discern.model;

import org.jspecify.annotations.Nullable;

/// The difference in AUROC of two models on the same films.
///
/// @param difference AUROC of `model` less that of `reference`
/// @param interval by resampling patients
/// @param deLongP two-sided p of DeLong's paired test
/// @param permutationP two-sided p of the paired permutation test, swapping per patient
public record PairedDifference(
        String model,
        String reference,
        Finding finding,
        double difference,
        ConfidenceInterval interval,
        @Nullable Double deLongP,
        double permutationP) {}
