package org.discern.model;

import java.util.List;

/// What a join of clinical values found.
///
/// @param tables names of the tables that were read
/// @param missing names of tables that were not there
/// @param films films of the data set
/// @param timedFilms those of known time; the others can have no values
/// @param patients patients of the data set
/// @param knownPatients those in MIMIC-IV's table of patients; 0 where that table is missing
/// @param admittedFilms films taken during a stay in the hospital
/// @param emergencyFilms films taken during a stay in the emergency department
/// @param refused measurements near a film that did not count
/// @param problems rows that are broken
public record ClinicalReport(
        String dataset,
        List<String> tables,
        List<String> missing,
        long films,
        long timedFilms,
        long patients,
        long knownPatients,
        long admittedFilms,
        long emergencyFilms,
        List<Refused> refused,
        List<RowProblem> problems) {
    public ClinicalReport {
        tables = List.copyOf(tables);
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
        problems = List.copyOf(problems);
    }

    /// Measurements of a feature that did not count for one reason.
    public record Refused(String feature, String reason, long count) {}
}
