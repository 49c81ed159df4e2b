package org.discern.workflow;

/// Who is at work on a run.
public enum Worker {
    THIS_PROCESS,
    /// A detached run, or one of another window or terminal.
    OTHER_PROCESS,
    /// Its folder is a copy of one that grows elsewhere.
    OTHER_MACHINE,
    NOBODY
}
