package org.discern.ui.training;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.discern.model.RunEvent;

/// Where a worker leaves its events for the window to collect, which it does a few times a second, however many
/// they are.
final class Inbox {
    /// So many are taken up at a time that the window does not notice.
    private static final int MOST_AT_ONCE = 5000;

    private final Queue<RunEvent> events = new ConcurrentLinkedQueue<>();

    /// Called by the worker.
    void put(RunEvent event) {
        events.add(event);
    }

    /// Called by the window: hands events over; says whether there were any.
    boolean emptyInto(RunStory story) {
        int taken = 0;
        while (taken < MOST_AT_ONCE) {
            RunEvent event = events.poll();
            if (event == null) break;
            story.accept(event);
            taken++;
        }
        return taken > 0;
    }
}
