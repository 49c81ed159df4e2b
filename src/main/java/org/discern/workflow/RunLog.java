package org.discern.workflow;

import java.time.Instant;
import java.util.function.Consumer;
import org.discern.config.RunConfig;
import org.discern.model.RunEvent;
import org.discern.model.RunState;

/// A run's folder while it grows, by whatever process on whatever machine: its log is read on from where it was
/// read before. It only reads.
public interface RunLog {
    RunConfig config();

    /// Reads what has come since.
    ///
    /// @param forget called first where the log begins anew: what was read before counts no more
    Standing read(Consumer<RunEvent> events, Runnable forget);

    /// How the run stands.
    ///
    /// @param lastHeard when it last wrote something
    record Standing(RunState state, Worker worker, Instant lastHeard) {}
}
