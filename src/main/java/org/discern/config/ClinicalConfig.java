package org.discern.config;

/// A measured value. Blank cells were not measured. Texts, infinities (beyond the detection limit) and
/// numbers out of range are problems of their row; the value is then left out, the film kept.
///
/// @param name name of the value in the workbench
/// @param unit its unit; empty for pure numbers
/// @param column column of the table, or of a joined one
/// @param min smallest value that can be true
/// @param max largest value that can be true
/// @param dayColumn column with the day of the measurement, counted from the film's day; values outside the
///     data set's `clinicalWindow`, or of unknown day, are left out and counted; empty where the table has none
public record ClinicalConfig(
        String name,
        @WhenAbsent("") String unit,
        String column,
        @WhenAbsent("-.inf") double min,
        @WhenAbsent(".inf") double max,
        @WhenAbsent("") String dayColumn) {
    public ClinicalConfig {
        if (name.isBlank() || column.isBlank())
            throw new IllegalArgumentException("a clinical value needs name and column");
        if (min > max) throw new IllegalArgumentException("min (" + min + ") must not exceed max (" + max + ")");
    }
}
