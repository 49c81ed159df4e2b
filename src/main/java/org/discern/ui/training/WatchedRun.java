package org.discern.ui.training;

import java.util.ArrayList;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.RunEvent;
import org.discern.workflow.RunLog;

/// A run of a folder with what its log has told. What is read on is read on another thread and taken up on the
/// window's.
final class WatchedRun {
    private final RunLog log;
    private final RunConfig config;
    private RunStory story;

    private WatchedRun(RunLog log, RunConfig config, RunStory story) {
        this.log = log;
        this.config = config;
        this.story = story;
    }

    /// Reads all that is there; on a working thread.
    static WatchedRun read(RunLog log) {
        RunStory story = new RunStory();
        // A log that is written anew while it is read for the first time is read again by the next poll.
        log.read(story::accept, () -> {});
        return new WatchedRun(log, log.config(), story);
    }

    /// What has come since; on a working thread.
    Piece readOn() {
        List<RunEvent> events = new ArrayList<>();
        boolean[] anew = {false};
        log.read(events::add, () -> {
            events.clear();
            anew[0] = true;
        });
        return new Piece(anew[0], events);
    }

    /// Takes up what was read; on the window's thread.
    ///
    /// @return whether there was anything
    boolean take(Piece piece) {
        if (piece.anew) story = new RunStory();
        piece.events.forEach(story::accept);
        story.tick();
        return piece.anew || !piece.events.isEmpty();
    }

    /// @param anew whether what was told before counts no more
    record Piece(boolean anew, List<RunEvent> events) {}

    RunConfig config() {
        return config;
    }

    RunStory story() {
        return story;
    }
}
