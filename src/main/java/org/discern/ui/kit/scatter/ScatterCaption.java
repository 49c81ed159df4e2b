package org.discern.ui.kit.scatter;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;

/// What is said under a plot: how it was made, and how far it can be trusted.
public final class ScatterCaption {
    private ScatterCaption() {}

    public static VBox of(ScatterViewModel model) {
        VBox caption = new VBox(2);
        caption.getStyleClass().add("plot-caption");
        model.captionProperty().subscribe(lines -> {
            caption.getChildren().clear();
            for (String line : lines) {
                Label text = Controls.label(line, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
                text.setWrapText(true);
                text.setMinHeight(VBox.USE_PREF_SIZE);
                caption.getChildren().add(text);
            }
        });
        return caption;
    }
}
