package org.discern.model;

import org.jspecify.annotations.Nullable;

/// A share of films, such as the share of positive ones that were found.
///
/// @param interval by Wilson's formula, which takes films as independent; `null` where there are no films
public record Rate(int hits, int films, @Nullable ConfidenceInterval interval) {
    /// The share; `null` where there are no films.
    public @Nullable Double value() {
        return films == 0 ? null : (double) hits / films;
    }
}
