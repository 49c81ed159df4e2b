package org.discern.ui.designer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The texts that an experiment has had, for undo and redo. What is typed in one go into one field is one step.
final class History {
    private static final int MOST = 500;
    private static final Duration ONE_GO = Duration.ofMillis(1200);

    private final Deque<String> past = new ArrayDeque<>();
    private final Deque<String> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private String lastPlace = "";
    private long lastMillis;

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /// Keeps the text that was there before a change.
    ///
    /// @param place what is changed: a setting's path, or another name; empty for a step of its own
    void keep(String before, String place, long nowMillis) {
        boolean goesOn = !place.isEmpty()
                && place.equals(lastPlace)
                && nowMillis - lastMillis < ONE_GO.toMillis()
                && !past.isEmpty();
        lastPlace = place;
        lastMillis = nowMillis;
        future.clear();
        if (!goesOn) past.push(before);
        if (past.size() > MOST) past.removeLast();
        tell();
    }

    String undo(String now) {
        future.push(now);
        return step(past.pop());
    }

    String redo(String now) {
        past.push(now);
        return step(future.pop());
    }

    private String step(String text) {
        lastPlace = "";
        tell();
        return text;
    }

    private void tell() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
