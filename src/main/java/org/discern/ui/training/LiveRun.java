package org.discern.ui.training;

import java.util.Optional;
import org.discern.config.RunConfig;
import org.discern.model.RunSummary;
import org.discern.workflow.Job;
import org.discern.workflow.WorkRequest;
import org.jspecify.annotations.Nullable;

/// The run under way in this window.
final class LiveRun {
    private final RunRow row;
    private final RunStory story;
    private final RunConfig config;
    private final Inbox inbox = new Inbox();
    private @Nullable Job<?> job;

    LiveRun(RunRow row, RunStory story, RunConfig config) {
        this.row = row;
        this.story = story;
        this.config = config;
    }

    void start(Job<?> started) {
        job = started;
    }

    void request(WorkRequest request) {
        if (job == null) return;
        if (request == WorkRequest.STOP) job.cancel();
        else job.control().request(request);
    }

    WorkRequest requested() {
        return Optional.ofNullable(job).map(each -> each.control().requested()).orElse(WorkRequest.GO_ON);
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

    RunConfig config() {
        return config;
    }

    /// Whether a run of the project is this one. A run just started has no id here; then its name and that it
    /// began later tell.
    boolean is(RunSummary summary) {
        if (row.id() != null) return row.id().equals(summary.id());
        return row.name().equals(summary.name())
                && !summary.started().isBefore(row.started().minusSeconds(1));
    }
}
