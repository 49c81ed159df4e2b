package org.discern.ui.training;

import java.time.Instant;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// A run in the list.
///
/// @param id `null` for the run just started, whose folder the list has not seen yet
public record RunRow(@Nullable RunId id, String name, String dataset, String method, RunState state, Instant started) {
    static RunRow of(RunSummary run) {
        return new RunRow(run.id(), run.name(), run.dataset(), run.method(), run.state(), run.started());
    }

    RunRow in(RunState other) {
        return new RunRow(id, name, dataset, method, other, started);
    }

    /// Whether going on with it makes sense.
    public boolean resumable() {
        return id != null
                && switch (state) {
                    case CANCELLED, FAILED, INTERRUPTED -> true;
                    case RUNNING, DONE -> false;
                };
    }
}
