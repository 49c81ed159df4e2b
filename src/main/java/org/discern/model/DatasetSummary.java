package org.discern.model;

import java.util.List;

/// A data set of the project with its counts.
///
/// @param patients distinct patients
/// @param studies distinct studies; a study belongs to one patient, so equal study ids of two patients count
///     twice
/// @param rowsRead data rows of the table when it was imported
/// @param problems rows and files that the import could not use
/// @param contentHash SHA-256 of all that is known of the films, in hexadecimal; equal for equal films
///     whatever their order, their folder or the machine. A run records it.
public record DatasetSummary(
        DatasetEntry entry, long films, long patients, long studies, long rowsRead, long problems, String contentHash) {
    public String name() {
        return entry.name();
    }

    public String title() {
        return entry.title();
    }

    public boolean synthetic() {
        return entry.synthetic();
    }

    public List<Finding> findings() {
        return entry.findings();
    }
}
