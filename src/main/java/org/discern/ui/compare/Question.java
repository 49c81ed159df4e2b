package org.discern.ui.compare;

import java.util.List;
import org.discern.model.Finding;
import org.jspecify.annotations.Nullable;

/// What is compared: which runs, on which finding, by which of their models.
///
/// @param runs read already, in the order they were chosen
record Question(
        List<ChosenRun> runs,
        @Nullable Finding finding,
        @Nullable String model) {
    static final Question NONE = new Question(List.of(), null, null);

    Question {
        runs = List.copyOf(runs);
    }

    boolean sameRuns(Question other) {
        return runs.equals(other.runs);
    }
}
