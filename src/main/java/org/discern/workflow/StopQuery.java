package org.discern.workflow;

/// Watches, while a query runs, whether the person asks to stop, and ends it then: a database does not ask.
final class StopQuery implements AutoCloseable {
    private static final long MILLIS = 100;

    private final Thread watch;

    StopQuery(JobContext context, Runnable stop) {
        watch = Thread.ofVirtual().name("stop query").start(() -> {
            try {
                while (!context.cancelled()) Thread.sleep(MILLIS);
                stop.run();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
