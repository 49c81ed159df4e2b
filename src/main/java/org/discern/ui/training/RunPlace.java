package org.discern.ui.training;

/// Where a run is at work.
public enum RunPlace {
    /// It waits for its turn.
    QUEUE,
    /// In this window's process: it ends with it.
    WINDOW,
    /// In a process of its own, which survives the window.
    OWN_PROCESS,
    /// On another machine: its folder is a copy that grows.
    OTHER_MACHINE,
    /// It is not at work.
    NOWHERE
}
