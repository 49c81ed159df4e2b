package org.discern.model;

/// A number of a table, near a film, before anybody has asked whether it can be true.
///
/// @param value `NaN` where the table has no number
/// @param unit as the table writes it; empty where it does not
/// @param hours from the film to the measurement, negative before the film; `NaN` where unknown
/// @param warned whether the table marks it as doubtful
public record Measurement(double value, String unit, double hours, boolean warned) {}
