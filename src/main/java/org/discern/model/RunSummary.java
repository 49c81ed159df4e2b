package org.discern.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A run in a list of runs.
///
/// @param method title of the method, such as `MedAug`
/// @param started to the millisecond
/// @param headline the few figures to show, by name
public record RunSummary(
        RunId id,
        String name,
        String dataset,
        String method,
        RunState state,
        Instant started,
        Map<String, Double> headline) {
    public RunSummary {
        started = started.truncatedTo(ChronoUnit.MILLIS);
        headline = Map.copyOf(headline);
    }
}
