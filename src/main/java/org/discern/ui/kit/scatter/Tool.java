package org.discern.ui.kit.scatter;

/// What dragging over a plot does.
public enum Tool {
    PAN,
    LASSO,
    RECTANGLE,
    BRUSH
}
