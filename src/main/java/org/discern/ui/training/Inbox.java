package org.discern.ui.training;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.discern.model.RunEvent;
import org.discern.workflow.TimeLeft;

/// Where a worker leaves its events for the window to collect. The worker keeps the time, since only it knows
/// when a step was done; the window collects a few times a second, however many steps that are.
final class Inbox {
    private record Letter(RunEvent event, String timeLeft) {}

    private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
    // The worker's alone.
    private TimeLeft timeLeft = new TimeLeft();

    /// Called by the worker.
    void put(RunEvent event) {
        String words = "";
        if (event instanceof RunEvent.PhaseStarted) timeLeft = new TimeLeft();
        if (event instanceof RunEvent.StepDone step) {
            timeLeft.stepDone(step.step());
            words = timeLeft.text(step.totalSteps()).orElse("");
        }
        letters.add(new Letter(event, words));
    }

    /// Called by the window: hands all events over; says whether there were any.
    boolean emptyInto(RunStory story) {
        boolean any = false;
        for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
            story.accept(letter.event());
            story.timeLeft(letter.timeLeft());
            any = true;
        }
        return any;
    }
}
