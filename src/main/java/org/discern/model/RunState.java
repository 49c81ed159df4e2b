package org.discern.model;

/// How far a run has come.
public enum RunState {
    RUNNING,
    /// Stopped by a person, at a checkpoint.
    CANCELLED,
    /// Ended by an error.
    FAILED,
    DONE,
    /// Its process ended without a word; the last checkpoint is there.
    INTERRUPTED
}
