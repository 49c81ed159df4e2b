package org.discern.ui.training;

/// How the window's own run stands.
public enum TrainingPhase {
    IDLE,
    RUNNING,
    CANCELLING,
    FAILED,
    DONE;

    /// Whether a run is under way.
    public boolean active() {
        return this == RUNNING || this == CANCELLING;
    }
}
