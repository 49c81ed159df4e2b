package org.discern.model;

/// A patient of a data set, with how many of the films asked for are theirs.
///
/// @param studies that have any of those films
public record PatientSummary(String dataset, String patientId, int studies, int films) {}
