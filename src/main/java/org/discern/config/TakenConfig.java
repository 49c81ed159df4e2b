package org.discern.config;

/// When a film was taken. In YAML a single column of date and time may be written as the column's name.
///
/// @param date date, as `2180-05-06` or `21800506`; date and time, as `2180-05-06 21:30:14`, where there is
///     no `time`
/// @param time time of the day, as `21:30:14.53`, or as the number `213014.53` whose leading zeros may be lost
///     (MIMIC's StudyTime: 1507 is 00:15:07); where it is blank or not given, the start of the day
public record TakenConfig(
        @WhenAbsent("{}") FieldConfig date,
        @WhenAbsent("{}") FieldConfig time) {
    public TakenConfig {
        if (date.isNone() && !time.isNone()) throw new IllegalArgumentException("time is given, but date is missing");
    }
}
