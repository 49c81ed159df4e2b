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
            new PartKeys(Panel.TRAIN, "Delete", "Take an experiment out of the queue"));
}
