package org.discern.model;

/// Precision and recall of a score, from the highest threshold to the lowest.
///
/// @param recall share of positive films called positive, ascending
/// @param precision share of positive films among those called positive
/// @param threshold the score from which on a film counts as positive
/// @param prevalence share of positive films: the precision of a score that says nothing
public record PrecisionRecallCurve(double[] recall, double[] precision, double[] threshold, double prevalence) {}
