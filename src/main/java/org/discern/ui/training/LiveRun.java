package org.discern.ui.training;

import java.util.Optional;
import org.discern.config.RunConfig;
import org.discern.model.RunSummary;
import org.discern.workflow.Job;
import org.jspecify.annotations.Nullable;

/// The run under way.
final class LiveRun {
    private final RunRow row;
    private final RunStory story;
    private final RunConfig config;
    private final Inbox inbox;
    private @Nullable Job<?> job;

    LiveRun(RunRow row, RunStory story, RunConfig config, Inbox inbox) {
        this.row = row;
        this.story = story;
        this.config = config;
        this.inbox = inbox;
    }

    void start(Job<?> started) {
        job = started;
    }

    RunRow row() {
        return row;
    }

    RunStory story() {
        return story;
    }

    Inbox inbox() {
        return inbox;
    }

    Optional<Job<?>> job() {
        return Optional.ofNullable(job);
    }

    ShownRun shown() {
        return ShownRun.of(config, story);
    }

    /// Whether a run of the project is this one. A run just started has no id here; then its name and that it
    /// began later tell.
    boolean is(RunSummary summary) {
        if (row.id() != null) return row.id().equals(summary.id());
        return row.name().equals(summary.name())
                && !summary.started().isBefore(row.started().minusSeconds(1));
    }
}
