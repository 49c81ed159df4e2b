package org.discern.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Watches how long the window's thread is held up at a time: the processor time that it spends from one call to the
/// next. Time that passes because other programs have the processor does not count, so that a busy machine makes no
/// difference.
public final class FxWatch implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long thread = Fx.call(() -> Thread.currentThread().threadId());
    private final Thread watch;
    private volatile boolean over;
    private volatile long longestNanos;

    public FxWatch() {
        watch = Thread.ofPlatform().daemon().name("window watch").start(this::watch);
    }

    /// The longest time so far, in milliseconds.
    public double longestMillis() {
        return longestNanos / 1e6;
    }

    private void watch() {
        while (!over) {
            long before = THREADS.getThreadCpuTime(thread);
            CountDownLatch called = new CountDownLatch(1);
            Platform.runLater(called::countDown);
            try {
                if (!called.await(60, TimeUnit.SECONDS)) longestNanos = Long.MAX_VALUE;
                longestNanos = Math.max(longestNanos, THREADS.getThreadCpuTime(thread) - before);
                Thread.sleep(2);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        watch.join();
    }
}
