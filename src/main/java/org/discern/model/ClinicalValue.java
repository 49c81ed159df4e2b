package org.discern.model;

/// A value that was measured near a film.
///
/// @param hours from the film to the measurement, or to the latest of several that the value sums up:
///     negative before the film, above 0 after it; `NaN` where the table does not say
public record ClinicalValue(double value, double hours) {
    /// A value that the table gives without its time.
    public static ClinicalValue untimed(double value) {
        return new ClinicalValue(value, Double.NaN);
    }
}
