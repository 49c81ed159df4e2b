package org.discern.ui.kit;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/// The keys that more than one place names: the table of actions, and the tooltips of what does the same. Ctrl is Cmd
/// on a Mac.
public final class Keys {
    public static final KeyCombination START = ctrl(KeyCode.ENTER);
    public static final KeyCombination STOP = ctrl(KeyCode.PERIOD);
    public static final KeyCombination STOP_AFTER_EPOCH = ctrlShift(KeyCode.PERIOD);
    public static final KeyCombination DUPLICATE = ctrl(KeyCode.D);
    public static final KeyCombination FIND = ctrl(KeyCode.F);
    public static final KeyCombination EXPORT = ctrl(KeyCode.E);
    public static final KeyCombination UNDO = ctrl(KeyCode.Z);
    public static final KeyCombination REDO = ctrlShift(KeyCode.Z);
    public static final KeyCombination OPEN_EXPERIMENT = ctrlShift(KeyCode.O);
    public static final KeyCombination SAVE_EXPERIMENT = ctrl(KeyCode.S);
    public static final KeyCombination LARGER_TEXT = ctrlAnyShift(KeyCode.PLUS);
    public static final KeyCombination SMALLER_TEXT = ctrlAnyShift(KeyCode.MINUS);
    public static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);

    private Keys() {}

    /// The key with Ctrl.
    public static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /// The key with Ctrl and Shift.
    public static KeyCombination ctrlShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /// The key with Ctrl, whether or not the keyboard wants Shift for it.
    public static KeyCombination ctrlAnyShift(KeyCode code) {
        Modifier shift = KeyCombination.SHIFT_ANY;
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, shift);
    }

    /// A key as it stands on keyboards.
    public static String text(KeyCombination key) {
        return key.getDisplayText().replace("↵", "Enter");
    }

    /// A tooltip's text with its key.
    public static String with(String text, KeyCombination key) {
        return text + " (" + text(key) + ")";
    }
}
