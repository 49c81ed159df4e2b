package org.discern.workflow;

/// What a person asks of work under way.
public enum WorkRequest {
    /// To go on, after a pause or instead of stopping after the epoch.
    GO_ON,
    /// To stand still before the next step, with all it has in memory.
    PAUSE,
    /// To stop at the next step, with a checkpoint.
    STOP,
    /// To stop at the end of the epoch; where a phase has none, of the phase.
    STOP_AFTER_EPOCH
}
