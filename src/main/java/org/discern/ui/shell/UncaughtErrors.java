package org.discern.ui.shell;

import java.time.Duration;
import org.discern.model.Problem;
import org.discern.ui.kit.Dialogs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nobody caught on the window's thread: logged once, and shown. An error that comes with every frame
/// must not bury the window in dialogs, so at most one is shown in a while.
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);
    private static final long WHILE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Dialogs dialogs;
    private long lastNanos = System.nanoTime() - WHILE_NANOS;

    public UncaughtErrors(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        long now = System.nanoTime();
        boolean quiet = now - lastNanos < WHILE_NANOS;
        if (failure instanceof Problem problem) {
            if (!quiet) dialogs.problem(problem);
        } else {
            LOG.error("Uncaught on {}", thread.getName(), failure);
            if (!quiet) dialogs.bug(failure);
        }
        if (!quiet) lastNanos = now;
    }
}
