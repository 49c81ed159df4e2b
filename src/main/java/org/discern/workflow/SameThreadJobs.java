package org.discern.workflow;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.discern.model.Problem;
import org.discern.model.RunEvent;

/// Jobs done at once, in the caller's thread: what a test of a view model wants.
public final class SameThreadJobs implements Jobs {
    @Override
    public <T> Job<T> compute(String name, Work<T> work, Consumer<RunEvent> listener) {
        return done(name, work, listener);
    }

    @Override
    public <T> Job<T> background(String name, Work<T> work, Consumer<RunEvent> listener) {
        return done(name, work, listener);
    }

    @Override
    public void close() {
        // Nothing is ever under way.
    }

    private static <T> Job<T> done(String name, Work<T> work, Consumer<RunEvent> listener) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            result.complete(work.run(new Uncancelled(listener)));
        } catch (CancellationException | Problem expected) {
            result.completeExceptionally(expected);
        }
        return new Done<>(name, new WorkControl(), result);
    }

    /// What is asked of it comes too late.
    private record Done<T>(String name, WorkControl control, CompletableFuture<T> result) implements Job<T> {}

    private record Uncancelled(Consumer<RunEvent> listener) implements JobContext {
        @Override
        public void report(RunEvent event) {
            listener.accept(event);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
