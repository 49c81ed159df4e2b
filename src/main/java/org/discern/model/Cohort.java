package org.discern.model;

import java.util.List;

/// The films an experiment works on, in a fixed order, with the vocabulary of their labels.
///
/// @param synthetic whether the films were drawn by a program; shown wherever they are
public record Cohort(String name, boolean synthetic, List<Finding> findings, List<Radiograph> films) {
    public Cohort {
        findings = List.copyOf(findings);
        films = List.copyOf(films);
    }

    /// The films of one split, in order.
    public List<Radiograph> films(Split split) {
        return films.stream().filter(film -> film.split() == split).toList();
    }
}
