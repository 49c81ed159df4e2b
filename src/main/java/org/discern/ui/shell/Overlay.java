package org.discern.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A layer over the window for one card at a time. A click beside it, or Escape, closes it, and the keyboard goes
/// back to where it was.
final class Overlay extends StackPane {
    private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");

    private @Nullable Node before;

    Overlay() {
        getStyleClass().add("overlay");
        setId("overlay");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) close();
        });
    }

    /// While a card waits to be closed, the keyboard stays in it.
    private void keepFocus(@Nullable Node owner) {
        if (!holds() || owner == null || within(owner)) return;
        lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private boolean within(Node owner) {
        for (Node node = owner; node != null; node = node.getParent()) if (node == this) return true;
        return false;
    }

    /// Shows a card above all else, which waits until it is closed.
    void show(Node card, Pos where) {
        put(card, where, true);
    }

    /// Shows a card beside which the window goes on.
    void showBeside(Node card, Pos where) {
        put(card, where, false);
    }

    /// Whether what is below waits.
    boolean holds() {
        return isVisible() && isPickOnBounds();
    }

    private void put(Node card, Pos where, boolean holds) {
        if (!isVisible() && getScene() != null) before = getScene().getFocusOwner();
        getChildren().setAll(card);
        setAlignment(card, where);
        setPickOnBounds(holds);
        pseudoClassStateChanged(HOLDS, holds);
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
