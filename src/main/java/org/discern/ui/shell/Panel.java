package org.discern.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.discern.ui.kit.Keys;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The panels of the workbench, in the order of the work.
public enum Panel {
    DATA("Data", Material2OutlinedMZ.PHOTO_LIBRARY),
    DESIGN("Design", Material2OutlinedMZ.TUNE),
    PAIRS("Pairs", Material2OutlinedAL.COMPARE),
    TRAIN("Train", Material2OutlinedMZ.SHOW_CHART),
    EMBEDDING("Embedding", Material2OutlinedAL.BUBBLE_CHART),
    COMPARE("Compare", Material2OutlinedAL.COMPARE_ARROWS),
    SLIDES("Slides", Material2OutlinedMZ.SLIDESHOW);

    private final String title;
    private final Ikon icon;

    Panel(String title, Ikon icon) {
        this.title = title;
        this.icon = icon;
    }

    public String title() {
        return title;
    }

    /// The key that goes there: Ctrl and its place.
    KeyCombination key() {
        return Keys.ctrl(KeyCode.valueOf("DIGIT" + (ordinal() + 1)));
    }

    Ikon icon() {
        return icon;
    }
}
