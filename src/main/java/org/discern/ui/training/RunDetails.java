package org.discern.ui.training;

import java.util.List;
import java.util.Optional;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.workflow.WorkRequest;
import org.jspecify.annotations.Nullable;

/// The run that is looked at, beside its curves.
///
/// @param row `null` while none is looked at
/// @param requested what was last asked of it
/// @param events how many it has told of: tells these details from older ones
/// @param phases in the order in which they began
/// @param lines the last ones of its log
public record RunDetails(
        @Nullable RunRow row,
        WorkRequest requested,
        long events,
        List<Progress> phases,
        List<RunEvent.Notice> notices,
        List<String> lines,
        int changes) {
    static final RunDetails NONE = new RunDetails(null, WorkRequest.GO_ON, 0, List.of(), List.of(), List.of(), 0);

    static RunDetails of(RunRow row, Optional<RunStory> told, WorkRequest requested) {
        if (told.isEmpty()) return new RunDetails(row, requested, 0, List.of(), List.of(), List.of(), 0);
        RunStory story = told.get();
        List<Progress> phases = story.phases();
        boolean over = row.place() == RunPlace.NOWHERE && row.state() == RunState.DONE;
        return new RunDetails(
                row,
                requested,
                story.events(),
                over ? phases.stream().map(Progress::ended).toList() : phases,
                story.notices(),
                story.lines(),
                0);
    }

    /// The same, told anew: something else about the run has changed.
    RunDetails again() {
        return new RunDetails(row, requested, events, phases, notices, lines, changes + 1);
    }
}
