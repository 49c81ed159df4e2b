package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundJobsTest {
    private final BackgroundJobs jobs = new BackgroundJobs();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void completesWithTheResultAndTellsTheListener() {
        List<RunEvent> heard = new CopyOnWriteArrayList<>();
        RunEvent event = new RunEvent.PhaseStarted("phase", 3);
        Job<String> job = jobs.compute(
                "work",
                context -> {
                    context.report(event);
                    return "done";
                },
                heard::add);
        assertEquals("done", job.result().join());
        assertEquals("work", job.name());
        assertEquals(List.of(event), heard);
    }

    @Test
    void computesOneThingAfterTheOtherInTheOrderOfAsking() {
        List<Integer> order = new ArrayList<>(); // one thread at a time is what is tested
        CountDownLatch start = new CountDownLatch(1);
        List<Job<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            asked.add(jobs.compute(
                    "job " + i,
                    context -> {
                        await(start);
                        order.add(number);
                        return number;
                    },
                    event -> {}));
        }
        start.countDown();
        for (Job<Integer> job : asked)
            assertEquals(asked.indexOf(job), job.result().join());
        assertEquals(20, order.size());
        for (int i = 0; i < 20; i++) assertEquals(i, order.get(i));
    }

    @Test
    void shortWorkDoesNotWaitForTraining() {
        CountDownLatch read = new CountDownLatch(1);
        Job<String> training = jobs.compute(
                "training",
                context -> {
                    await(read);
                    return "trained";
                },
                event -> {});
        jobs.background(
                        "reading",
                        context -> {
                            read.countDown();
                            return "read";
                        },
                        event -> {})
                .result()
                .join();
        assertEquals("trained", training.result().join());
    }

    @Test
    void cancelledWorkStopsAtItsNextStep() {
        CountDownLatch started = new CountDownLatch(1);
        Job<String> job = jobs.compute(
                "training",
                context -> {
                    started.countDown();
                    while (true) context.checkCancelled();
                },
                event -> {});
        await(started);
        job.cancel();
        assertThrows(CancellationException.class, () -> job.result().join());
    }

    @Test
    void whatIsCancelledWhileItWaitsNeverStarts() {
        CountDownLatch first = new CountDownLatch(1);
        Job<String> running = jobs.compute(
                "first",
                context -> {
                    await(first);
                    return "";
                },
                event -> {});
        List<String> done = new CopyOnWriteArrayList<>();
        Job<Boolean> waiting = jobs.compute("second", context -> done.add("second"), event -> {});
        waiting.cancel();
        first.countDown();
        running.result().join();
        assertThrows(CancellationException.class, () -> waiting.result().join());
        assertEquals(List.of(), done);
    }

    @Test
    void aProblemComesAsItIs() {
        Problem problem = new Problem("no films", "import some");
        Job<String> job = jobs.background(
                "import",
                context -> {
                    throw problem;
                },
                event -> {});
        CompletionException wrapped =
                assertThrows(CompletionException.class, () -> job.result().join());
        assertSame(problem, wrapped.getCause());
    }

    @Test
    void aBugEndsItsJobOnly() {
        Job<String> job = jobs.compute(
                "training",
                context -> {
                    throw new AssertionError("thrown by a test");
                },
                event -> {});
        CompletionException wrapped =
                assertThrows(CompletionException.class, () -> job.result().join());
        assertInstanceOf(AssertionError.class, wrapped.getCause());
        assertEquals(
                4, jobs.compute("next", context -> 2 + 2, event -> {}).result().join());
    }

    @Test
    void closingAsksAllToStopAndWaitsUntilTheyHave() {
        CountDownLatch started = new CountDownLatch(2);
        List<String> ended = new CopyOnWriteArrayList<>();
        Jobs.Work<String> endless = context -> {
            started.countDown();
            try {
                while (true) context.checkCancelled();
            } finally {
                ended.add("in good order");
            }
        };
        Job<String> training = jobs.compute("training", endless, event -> {});
        Job<String> queued = jobs.compute("queued", context -> "never", event -> {});
        Job<String> reading = jobs.background("reading", endless, event -> {});
        await(started);
        jobs.close();
        assertEquals(2, ended.size());
        for (Job<String> job : List.of(training, queued, reading)) {
            assertTrue(job.result().isDone());
            assertThrows(CancellationException.class, () -> job.result().join());
        }
    }

    @Test
    void jobsAreToldApartEvenWhenTheyLookAlike() {
        Job<String> one = jobs.background("same", context -> "same", event -> {});
        Job<String> other = jobs.background("same", context -> "same", event -> {});
        assertFalse(one.equals(other));
        assertEquals(one.result().join(), other.result().join());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
