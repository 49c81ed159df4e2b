package org.discern.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.discern.model.RunEvent;
import org.discern.workflow.JobContext;

/// Work that Ctrl-C (or a scheduler's SIGTERM) stops in good order: the request is noted, the work saves a
/// checkpoint and ends, and the process leaves with [ExitCode#CANCELLED].
final class Interruptible implements JobContext {
    private static final long PATIENCE_SECONDS = 120;

    private final Consumer<RunEvent> listener;
    private volatile boolean cancelled;

    private Interruptible(Consumer<RunEvent> listener) {
        this.listener = listener;
    }

    static <T> T run(Consumer<RunEvent> listener, Function<JobContext, T> work) {
        Interruptible context = new Interruptible(listener);
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> context.stop(done));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.apply(context);
        } finally {
            done.countDown();
            if (!context.cancelled) Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void stop(CountDownLatch done) {
        cancelled = true;
        try {
            if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The JVM would leave with 130 and hide that the run was stopped in good order.
        Runtime.getRuntime().halt(ExitCode.CANCELLED);
    }

    @Override
    public void report(RunEvent event) {
        listener.accept(event);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
