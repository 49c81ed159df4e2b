package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a panel shows while it has nothing to show: why, and what to do next.
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String advice, Node... actions) {
        super(12);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-state-icon");
        Label text = Controls.label(advice, Styles.TEXT_MUTED);
        text.setWrapText(true);
        text.setMaxWidth(420);
        text.setMinHeight(USE_PREF_SIZE);
        text.setAlignment(Pos.CENTER);
        text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        HBox row = new HBox(8, actions);
        row.setAlignment(Pos.CENTER);
        getChildren().addAll(picture, Controls.label(title, Styles.TITLE_4), text, row);
    }
}
