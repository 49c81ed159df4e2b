package org.discern.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.discern.model.Problem;
import org.discern.testing.FakeDialogs;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.Test;

class LastAskedTest {
    private final List<String> heard = new ArrayList<>();

    /// Outcomes wait until the window has time for them, as they do in a window.
    private final Queue<Runnable> window = new ArrayDeque<>();

    private final LastAsked<String> asked = new LastAsked<>(
            new Background(new SameThreadJobs(), window::add, new FakeDialogs()),
            "test",
            heard::add,
            failure -> heard.add("failed: " + failure.what()));

    @Test
    void onlyTheLastAnswerIsHeard() {
        asked.ask(_ -> "first");
        asked.ask(_ -> "second");
        assertTrue(asked.workingProperty().get());
        settle();
        assertEquals(List.of("second"), heard);
        assertFalse(asked.workingProperty().get());
    }

    @Test
    void afterAStopNothingIsHeard() {
        asked.ask(_ -> {
            throw new Problem("no", "never");
        });
        asked.stop();
        settle();
        assertEquals(List.of(), heard);
        assertFalse(asked.workingProperty().get());
    }

    @Test
    void aFailureIsHeardAndAnotherTryIsPossible() {
        asked.ask(_ -> {
            throw new Problem("no", "never");
        });
        settle();
        asked.ask(_ -> "yes");
        settle();
        assertEquals(List.of("failed: no", "yes"), heard);
    }

    @Test
    void aStopReachesTheWork() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (BackgroundJobs jobs = new BackgroundJobs()) {
            LastAsked<String> slow = new LastAsked<>(
                    new Background(jobs, Runnable::run, new FakeDialogs()), "test", heard::add, _ -> {});
            slow.ask(context -> {
                begun.countDown();
                while (!context.cancelled()) Thread.onSpinWait();
                cancelled.countDown();
                return "late";
            });
            begun.await();
            slow.stop();
            cancelled.await();
        }
        assertEquals(List.of(), heard);
    }

    private void settle() {
        while (!window.isEmpty()) window.remove().run();
    }
}
