package org.discern.ui.training;

import java.time.Instant;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// A run in the list.
///
/// @param id `null` for one that has no folder yet
/// @param state as its folder has it; of a waiting one it means nothing
public record RunRow(
        @Nullable RunId id,
        String name,
        String dataset,
        String method,
        RunState state,
        RunPlace place,
        Instant started) {
    static RunRow of(RunSummary run, RunPlace place) {
        return new RunRow(run.id(), run.name(), run.dataset(), run.method(), run.state(), place, run.started());
    }

    RunRow in(RunState other, RunPlace where) {
        return new RunRow(id, name, dataset, method, other, where, started);
    }

    /// Whether going on with it makes sense.
    public boolean resumable() {
        return id != null
                && place == RunPlace.NOWHERE
                && switch (state) {
                    case CANCELLED, FAILED, INTERRUPTED -> true;
                    case RUNNING, DONE -> false;
                };
    }

    /// Whether it can be paused and stopped from here.
    public boolean steerable() {
        return place == RunPlace.WINDOW || place == RunPlace.OWN_PROCESS;
    }
}
