package org.discern.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Watches how long the window's thread is held up at a time: the processor time that it spends from one call to the
/// next. Time that passes because other programs have the processor does not count, so that a busy machine makes no
/// difference. What it did in the longest time is sampled.
public final class FxWatch implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SAMPLED_NANOS = 10_000_000;
    private static final int FRAMES = 60;

    private final Thread window = Fx.call(Thread::currentThread);
    private final Thread watch;
    private volatile boolean over;
    private volatile long longestNanos;
    private volatile List<String> samples = List.of();

    public FxWatch() {
        watch = Thread.ofPlatform().daemon().name("window watch").start(this::watch);
    }

    /// The longest time so far, in milliseconds.
    public double longestMillis() {
        return longestNanos / 1e6;
    }

    /// What the thread was doing then, every few milliseconds.
    public String longest() {
        return String.join("\n\n", samples);
    }

    private void watch() {
        while (!over) {
            long before = used();
            CountDownLatch called = new CountDownLatch(1);
            Platform.runLater(called::countDown);
            List<String> seen = new ArrayList<>();
            try {
                while (!called.await(4, TimeUnit.MILLISECONDS)) {
                    long spent = used() - before;
                    if (spent > SAMPLED_NANOS) seen.add(spent / 1_000_000 + " ms: " + stack());
                }
                long spent = used() - before;
                if (spent > longestNanos) {
                    longestNanos = spent;
                    samples = seen;
                }
                Thread.sleep(2);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private long used() {
        return THREADS.getThreadCpuTime(window.threadId());
    }

    private String stack() {
        return Arrays.stream(window.getStackTrace())
                .limit(FRAMES)
                .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName() + ":"
                        + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        watch.join();
    }
}
