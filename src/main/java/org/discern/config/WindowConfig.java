package org.discern.config;

/// Which measurements belong to a film, and what becomes of several.
///
/// @param hoursBefore hours before the film from which on values are taken
/// @param hoursAfter hours after the film up to which values are taken; above 0 is what no model could have
///     known when the film was taken
/// @param statistic what several values of one kind become
public record WindowConfig(
        @WhenAbsent("48") double hoursBefore,
        @WhenAbsent("0") double hoursAfter,
        @WhenAbsent("last") Statistic statistic) {
    /// Only what was known when the film was taken: the last value of the two days before it.
    public static final WindowConfig PAST = new WindowConfig(48, 0, Statistic.LAST);

    public WindowConfig {
        if (!(hoursBefore >= 0 && hoursAfter >= 0 && hoursBefore + hoursAfter <= 1e6)) {
            throw new IllegalArgumentException("hoursBefore and hoursAfter must be from 0 to a million, got "
                    + hoursBefore + " and " + hoursAfter);
        }
    }

    /// What several values of one film become. Values of the same time count as their mean.
    public enum Statistic {
        MEAN,
        /// The latest.
        LAST,
        /// The one nearest in time; the earlier of two that are equally near.
        NEAREST
    }

    /// Whether a measurement so many hours after the film is taken, both ends included; not where the time is
    /// unknown.
    public boolean contains(double hours) {
        return hours >= -hoursBefore && hours <= hoursAfter;
    }
}
