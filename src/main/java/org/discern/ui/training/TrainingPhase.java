package org.discern.ui.training;

/// How the window's own run stands.
public enum TrainingPhase {
    IDLE,
    RUNNING,
    PAUSED,
    /// It stops at the end of its epoch.
    ENDING_EPOCH,
    CANCELLING,
    /// A process is being started for a run.
    DETACHING,
    FAILED,
    DONE;

    /// Whether a run is under way in this window.
    public boolean active() {
        return this == RUNNING || this == PAUSED || this == ENDING_EPOCH || this == CANCELLING;
    }
}
