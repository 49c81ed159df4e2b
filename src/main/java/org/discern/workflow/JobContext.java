package org.discern.workflow;

import java.util.concurrent.CancellationException;
import org.discern.model.RunEvent;

/// What a use case knows of the world that started it: whom to tell, and whether to stop.
public interface JobContext {
    /// Tells whoever listens. Called from the working thread, at any rate; listeners must be quick.
    void report(RunEvent event);

    /// Whether the person asked to stop. Waits while the person has paused the work.
    boolean cancelled();

    /// Throws [CancellationException] once the person asked to stop.
    default void checkCancelled() {
        if (cancelled()) throw new CancellationException("stopped on request");
    }
}
