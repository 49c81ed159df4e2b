package org.discern.model;

import org.jspecify.annotations.Nullable;

/// What calling films positive from a threshold on comes to: the confusion matrix and what follows from it.
///
/// @param threshold the lowest score that counts as positive
/// @param precision share of positive films among those called positive (PPV)
/// @param negativePredictiveValue share of negative films among those called negative
/// @param f1 harmonic mean of precision and sensitivity; `null` where no film is positive
public record OperatingPoint(
        double threshold,
        int truePositives,
        int falsePositives,
        int trueNegatives,
        int falseNegatives,
        Rate sensitivity,
        Rate specificity,
        Rate precision,
        Rate negativePredictiveValue,
        @Nullable Double f1) {}
