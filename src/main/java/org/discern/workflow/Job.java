package org.discern.workflow;

import java.util.concurrent.CompletableFuture;

/// A piece of work under way.
public interface Job<T> {
    String name();

    /// Takes requests to the work.
    WorkControl control();

    /// Asks the work to stop; it does so at its next step, keeping what it has safely on disk.
    default void cancel() {
        control().request(WorkRequest.STOP);
    }

    /// Completes with the result, a [org.discern.model.Problem], a [CancellationException], or a bug.
    CompletableFuture<T> result();
}
