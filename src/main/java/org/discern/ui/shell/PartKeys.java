package org.discern.ui.shell;

import java.util.List;

/// Keys that a part of a panel takes while it has the keyboard, for the shortcut sheet. They move and mark within that
/// part and are no actions of the window.
///
/// @param keys as they stand on keyboards
record PartKeys(Panel panel, String keys, String what) {
    static final List<PartKeys> ALL = List.of(
            new PartKeys(Panel.DATA, "Arrows, Shift", "Another film; with Shift several"),
            new PartKeys(Panel.DATA, "Ctrl+A", "Pick all films"),
            new PartKeys(Panel.DATA, "Enter", "Open the film"),
            new PartKeys(Panel.DATA, "[  ]", "Smaller and larger thumbnails"),
            new PartKeys(Panel.DATA, "T", "Tag the films picked"),
            new PartKeys(Panel.DATA, "/", "Find films"),
            new PartKeys(Panel.DATA, "Esc", "Back from the film, or pick nothing"),
            new PartKeys(Panel.DATA, "I", "Invert the open film"),
            new PartKeys(Panel.DATA, "0", "Fit the open film"),
            new PartKeys(Panel.DATA, "1", "The open film in its own size"),
            new PartKeys(Panel.DATA, "C", "The patient's studies side by side"),
            new PartKeys(Panel.DATA, "R", "Reset zoom and window"),
            new PartKeys(Panel.PAIRS, "P", "Previous film"),
            new PartKeys(Panel.PAIRS, "N", "Next film"),
            new PartKeys(Panel.PAIRS, "R", "Any film"),
            new PartKeys(Panel.TRAIN, "Delete", "Take an experiment out of the queue"),
            new PartKeys(Panel.TRAIN, "Left, Right", "Move along the curves"),
            new PartKeys(Panel.EMBEDDING, "G", "Move the plane"),
            new PartKeys(Panel.EMBEDDING, "S", "Draw around films; Shift does so at any time"),
            new PartKeys(Panel.EMBEDDING, "R", "A rectangle of films"),
            new PartKeys(Panel.EMBEDDING, "B", "A brush over films"),
            new PartKeys(Panel.EMBEDDING, "F", "Show all films"),
            new PartKeys(Panel.EMBEDDING, "C", "Colour by the next"));
}
