package org.discern.workflow;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jobs on threads: one thread for work that wants the whole machine, a virtual thread each for the rest. One
/// of the four borders where a bug is caught: it is logged here, once, and completes the job's result.
public final class BackgroundJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);

    private final ExecutorService compute = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("compute").factory());
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Started<?>> live = ConcurrentHashMap.newKeySet();

    @Override
    public <T> Job<T> compute(String name, Work<T> work, Consumer<RunEvent> listener) {
        return start(compute, name, work, listener);
    }

    @Override
    public <T> Job<T> background(String name, Work<T> work, Consumer<RunEvent> listener) {
        return start(background, name, work, listener);
    }

    @Override
    public void close() {
        live.forEach(Started::cancel);
        compute.close();
        background.close();
    }

    private <T> Job<T> start(ExecutorService executor, String name, Work<T> work, Consumer<RunEvent> listener) {
        Started<T> job = new Started<>(name, listener, new WorkControl(), new CompletableFuture<>());
        live.add(job);
        try {
            executor.execute(() -> {
                // Off the list before the result is announced: who waits for the result may close the jobs next.
                Runnable outcome = job.outcomeOf(work);
                live.remove(job);
                outcome.run();
            });
        } catch (RejectedExecutionException closing) {
            live.remove(job);
            job.result.completeExceptionally(new CancellationException("the program is ending"));
        }
        return job;
    }

    private record Started<T>(
            String name, Consumer<RunEvent> listener, WorkControl control, CompletableFuture<T> result)
            implements Job<T>, JobContext {
        Runnable outcomeOf(Work<T> work) {
            try {
                checkCancelled();
                T value = work.run(this);
                return () -> result.complete(value);
            } catch (CancellationException | Problem expected) {
                return () -> result.completeExceptionally(expected);
            } catch (Throwable bug) {
                LOG.error("{} failed", name, bug);
                return () -> result.completeExceptionally(bug);
            }
        }

        @Override
        public void report(RunEvent event) {
            listener.accept(event);
            control.heard(event);
        }

        @Override
        public boolean cancelled() {
            return control.cancelled();
        }

        // Jobs are told apart by identity; a record would compare its parts.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
