package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Shows a problem where it arose: what went wrong and what to do. Takes no room while there is none.
public final class Banner extends HBox {
    private final Label what = new Label();
    private final Label hint = new Label();

    /// @param problem the problem shown; the banner's close button clears it
    public Banner(ObjectProperty<@Nullable Problem> problem) {
        super(12);
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().add(Styles.TEXT_BOLD);
        what.setWrapText(true);
        hint.setWrapText(true);
        VBox text = new VBox(2, what, hint);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        text,
                        Controls.iconButton(Material2OutlinedAL.CLOSE, "Dismiss", () -> problem.set(null)));
        managedProperty().bind(visibleProperty());
        problem.subscribe(this::show);
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        if (problem == null) return;
        what.setText(sentence(problem.what()));
        hint.setText(sentence(problem.hint()));
        hint.setManaged(!problem.hint().isEmpty());
    }

    /// Problems are written to follow a file's or a command's name; here they stand alone. A setting's path
    /// stays as it is.
    private static String sentence(String text) {
        return text.matches("(?s)[a-z]+\\b[^.].*") ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    }
}
