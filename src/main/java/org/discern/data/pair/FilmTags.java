package org.discern.data.pair;

import org.discern.model.Laterality;

/// What the key queue keeps of a film beside its key.
///
/// @param patient index of the patient in the cohort
/// @param study index of the study in the cohort
/// @param diseases bit i is set where the i-th finding of `weighting.findings` is positive
public record FilmTags(int patient, int study, Laterality laterality, long diseases) {}
