package org.discern.model;

/// Between which true positive rates a ROC curve lies in most resamples of the patients. Pointwise: each place
/// holds at its level by itself, not the whole curve at once.
///
/// @param falsePositiveRate ascending
/// @param level of each point, such as 0.95
public record RocBand(double[] falsePositiveRate, double[] low, double[] high, double level) {}
