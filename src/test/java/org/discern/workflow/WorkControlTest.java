package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.discern.model.RunEvent;
import org.junit.jupiter.api.Test;

class WorkControlTest {
    private static final RunEvent EPOCH = new RunEvent.EpochDone(Phase.PRETRAIN, 1, 2, Map.of());
    private final WorkControl control = new WorkControl();

    @Test
    void goesOnUntilItIsToStopAndDoesNotTakeThatBack() {
        assertFalse(control.cancelled());
        control.heard(EPOCH);
        assertFalse(control.cancelled());
        control.request(WorkRequest.STOP);
        control.request(WorkRequest.GO_ON);
        assertTrue(control.cancelled());
    }

    @Test
    void stopsAtTheEndOfTheEpochUnlessThatIsTakenBack() {
        control.request(WorkRequest.STOP_AFTER_EPOCH);
        assertFalse(control.cancelled());
        control.request(WorkRequest.GO_ON);
        control.heard(EPOCH);
        assertFalse(control.cancelled());
        control.request(WorkRequest.STOP_AFTER_EPOCH);
        control.heard(EPOCH);
        assertTrue(control.cancelled());
    }

    @Test
    void aPhaseWithoutEpochsIsLeftAtItsEnd() {
        control.request(WorkRequest.STOP_AFTER_EPOCH);
        control.heard(new RunEvent.PhaseStarted(Phase.STATISTICS, 0));
        assertTrue(control.cancelled());
    }

    @Test
    void aPausedJobDoesNoStepAndTakesNoMoreThanOneToStop() throws Exception {
        try (BackgroundJobs jobs = new BackgroundJobs()) {
            AtomicInteger steps = new AtomicInteger();
            CountDownLatch begun = new CountDownLatch(5);
            Job<Integer> job = jobs.compute(
                    "count",
                    context -> {
                        while (true) {
                            context.checkCancelled();
                            steps.incrementAndGet();
                            begun.countDown();
                        }
                    },
                    _ -> {});
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            job.control().request(WorkRequest.PAUSE);
            Thread.sleep(50); // the step under way
            int paused = steps.get();
            Thread.sleep(100);
            assertEquals(paused, steps.get());
            job.control().request(WorkRequest.GO_ON);
            while (steps.get() == paused) Thread.onSpinWait();
            job.control().request(WorkRequest.PAUSE);
            job.cancel();
            assertThrows(CancellationException.class, job.result()::join);
        }
    }
}
