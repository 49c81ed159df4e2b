package org.discern.ui.embedding;

/// How a layout stands that was asked for.
public enum LayoutPhase {
    IDLE,
    RUNNING,
    PAUSED,
    /// It ends with what there is.
    STOPPING;

    boolean active() {
        return this != IDLE;
    }
}
