package org.discern.model;

import org.jspecify.annotations.Nullable;

/// A figure over repeats that differ in seed or in the labels drawn.
///
/// @param deviation sample standard deviation; `null`, as is `interval`, of a single repeat
/// @param interval of the mean, by Student's t: for other seeds and draws, not for other patients
public record Repeated(
        int repeats,
        double mean,
        @Nullable Double deviation,
        @Nullable ConfidenceInterval interval) {}
