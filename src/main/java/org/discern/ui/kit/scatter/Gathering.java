package org.discern.ui.kit.scatter;

/// What becomes of the films selected before, when others are.
public enum Gathering {
    INSTEAD,
    ADD,
    SUBTRACT
}
