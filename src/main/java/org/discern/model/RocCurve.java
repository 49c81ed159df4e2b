package org.discern.model;

/// The operating points of a score, from (0, 0) to (1, 1).
///
/// @param falsePositiveRate 1 - specificity, ascending
/// @param truePositiveRate sensitivity
/// @param threshold the score from which on a film counts as positive; the first is infinite
public record RocCurve(double[] falsePositiveRate, double[] truePositiveRate, double[] threshold) {}
