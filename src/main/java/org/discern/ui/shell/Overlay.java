package org.discern.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A layer over the window for one card at a time. A click beside it, or Escape, closes it, and the keyboard goes back
/// to
/// where it was.
final class Overlay extends StackPane {
    private @Nullable Node before;

    Overlay() {
        getStyleClass().add("overlay");
        setId("overlay");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        setOnMousePressed(event -> {
            if (event.getTarget() == this) close();
        });
    }

    void show(Node card, Pos where) {
        if (!isVisible() && getScene() != null) before = getScene().getFocusOwner();
        getChildren().setAll(card);
        setAlignment(card, where);
        setVisible(true);
        card.requestFocus();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
        Node focused = before;
        before = null;
        if (focused != null) focused.requestFocus();
    }
}
