package org.discern.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.discern.testing.Fx;
import org.jspecify.annotations.Nullable;

/// Goes through a window by its keys alone.
final class Keyboard {
    private static final int PRESSES_MOST = 400;

    private final Scene scene;

    Keyboard(Scene scene) {
        this.scene = scene;
    }

    /// Presses a key where the keyboard is.
    void press(KeyCode code) {
        Fx.run(() -> fire(code, false));
    }

    /// What cannot be reached by Tab, or cannot be left by it, and what answers the mouse alone, in words.
    List<String> faults() {
        return Fx.call(() -> {
            List<String> faults = new ArrayList<>();
            Set<Node> wanted = all(scene.getRoot(), new LinkedHashSet<>());
            Set<Node> reached = new LinkedHashSet<>();
            wanted.stream().findFirst().ifPresent(Node::requestFocus);
            Node first = scene.getFocusOwner();
            for (int i = 0; i < PRESSES_MOST; i++) {
                Node before = scene.getFocusOwner();
                reached.add(control(before));
                fire(KeyCode.TAB, before instanceof TextArea); // where Tab is a letter, Ctrl makes it the key
                if (scene.getFocusOwner() == before) {
                    faults.add("cannot be left: " + name(before));
                    break;
                }
                if (scene.getFocusOwner() == first) break;
            }
            wanted.stream()
                    .filter(node -> !reached.contains(node) && !isReachedByArrows(node, reached))
                    .map(node -> "is never reached: " + name(node))
                    .forEach(faults::add);
            mouseAlone(scene.getRoot(), false, faults);
            return faults;
        });
    }

    private void fire(KeyCode code, boolean control) {
        Node owner = scene.getFocusOwner();
        Event.fireEvent(
                owner == null ? scene.getRoot() : owner,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        Node now = scene.getFocusOwner();
        Event.fireEvent(
                now == null ? scene.getRoot() : now,
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, control, false, false));
    }

    private static Set<Node> all(Node node, Set<Node> found) {
        if (!node.isVisible() || node.isDisabled()) return found;
        if (node.isFocusTraversable()) found.add(node);
        if (node instanceof Parent parent) for (Node child : parent.getChildrenUnmodifiable()) all(child, found);
        return found;
    }

    /// What the keyboard is in: a part of a control stands for all of it.
    private static Node control(Node owner) {
        Node node = owner;
        while (!node.isFocusTraversable() && node.getParent() != null) node = node.getParent();
        return node;
    }

    /// Of toggles that belong together Tab comes to the chosen one, and arrows go on from there.
    private static boolean isReachedByArrows(Node node, Set<Node> reached) {
        return node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    private static void mouseAlone(Node node, boolean keyboard, List<String> faults) {
        if (!node.isVisible()) return;
        boolean has = keyboard || node.isFocusTraversable();
        if (!has && (isOurs(node.getOnMouseClicked()) || isOurs(node.getOnMousePressed())))
            faults.add("answers the mouse alone: " + name(node));
        if (node instanceof Parent parent)
            for (Node child : parent.getChildrenUnmodifiable()) mouseAlone(child, has, faults);
    }

    private static boolean isOurs(@Nullable Object handler) {
        return handler != null && handler.getClass().getName().startsWith("org.discern");
    }

    private static String name(Node node) {
        String text =
                node instanceof Labeled labeled && labeled.getText() != null ? " '" + labeled.getText() + "'" : "";
        String said = node.getAccessibleText() == null ? "" : " (" + node.getAccessibleText() + ")";
        String parents = "";
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent())
            if (parent.getId() != null) parents += " in #" + parent.getId();
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : " #" + node.getId())
                + text
                + said
                + node.getStyleClass().stream().collect(Collectors.joining(" ", " .", ""))
                + parents;
    }
}
