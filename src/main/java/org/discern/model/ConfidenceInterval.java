package org.discern.model;

/// An interval for an estimate.
///
/// @param level its nominal coverage, such as 0.95
public record ConfidenceInterval(double low, double high, double level) {}
