package org.discern.workflow;

import java.util.function.Consumer;
import org.discern.model.RunEvent;

/// Runs use cases away from the caller's thread. Training and evaluation wait for each other, so that one run
/// at a time has the processor; short work (reading, browsing) does not wait.
public interface Jobs extends AutoCloseable {
    /// Work that wants the whole machine.
    <T> Job<T> compute(String name, Work<T> work, Consumer<RunEvent> listener);

    /// Work that mostly waits for disk or catalog; `listener` is called from its thread.
    <T> Job<T> background(String name, Work<T> work, Consumer<RunEvent> listener);

    /// Asks all work to stop and waits for it.
    @Override
    void close();

    /// A use case with its arguments.
    @FunctionalInterface
    interface Work<T> {
        T run(JobContext context);
    }
}
