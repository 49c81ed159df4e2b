package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.Keys;
import org.discern.ui.kit.Preferences;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What a person prefers. What is changed holds at once.
final class PreferencesView extends VBox {
    private final ObjectProperty<Preferences> preferences;

    PreferencesView(WindowViewModel window, Dialogs dialogs) {
        super(14);
        preferences = window.preferencesProperty();
        getStyleClass().add("preferences");
        Button reset = new Button("Reset layout");
        reset.setOnAction(_ -> window.resetLayout());
        getChildren()
                .addAll(
                        row("Light or dark", theme(window)),
                        row("Size of text", size(window)),
                        row("New projects in", folder(dialogs)),
                        check(
                                "Open projects with pseudonyms instead of ids",
                                "mask-ids",
                                Preferences::maskIds,
                                Preferences::withMaskIds),
                        check(
                                "On closing, offer first to keep a run going",
                                "keep-running",
                                Preferences::keepRunning,
                                Preferences::withKeepRunning),
                        row("Window, tree and panel", reset));
    }

    private static HBox row(String title, Node control) {
        Label label = Controls.label(title);
        label.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(12, label, Controls.spacer(), control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node theme(WindowViewModel window) {
        ComboBox<Appearance.@Nullable Choice> box = Controls.choice("Light or dark", choice -> switch (choice) {
            case LIGHT -> "Light";
            case DARK -> "Dark";
            case SYSTEM -> "As the system";
            case null -> "";
        });
        box.setId("theme");
        box.getItems().setAll(Appearance.Choice.values());
        preferences.subscribe(now -> box.setValue(now.theme()));
        box.setOnAction(_ -> {
            Appearance.Choice chosen = box.getValue();
            if (chosen != null && chosen != preferences.get().theme()) window.choose(chosen);
        });
        return box;
    }

    private Node size(WindowViewModel window) {
        Label percent = Controls.label("");
        percent.setMinWidth(USE_PREF_SIZE);
        preferences.subscribe(now -> percent.setText(now.fontPercent() + " %"));
        Button smaller = Controls.iconButton(
                Material2OutlinedMZ.REMOVE, Keys.with("Smaller text", Keys.SMALLER_TEXT), () -> window.resizeText(-1));
        Button larger = Controls.iconButton(
                Material2OutlinedAL.ADD, Keys.with("Larger text", Keys.LARGER_TEXT), () -> window.resizeText(1));
        HBox box = new HBox(6, smaller, percent, larger);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node folder(Dialogs dialogs) {
        TextField path = new TextField();
        path.setEditable(false);
        path.setAccessibleText("Folder for new projects");
        preferences.subscribe(now -> path.setText(now.projects().toString()));
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setPrefColumnCount(24);
        Button choose = Controls.iconButton(
                Material2OutlinedAL.FOLDER_OPEN,
                "Choose a folder for new projects…",
                () -> dialogs.openFolder("Folder for new projects").ifPresent(this::put));
        return new HBox(6, path, choose);
    }

    private void put(Path folder) {
        preferences.set(preferences.get().withProjects(folder));
    }

    private CheckBox check(
            String title,
            String id,
            Function<Preferences, Boolean> value,
            BiFunction<Preferences, Boolean, Preferences> change) {
        CheckBox box = new CheckBox(title);
        box.setId(id);
        preferences.subscribe(now -> box.setSelected(value.apply(now)));
        box.setOnAction(_ -> preferences.set(change.apply(preferences.get(), box.isSelected())));
        box.getStyleClass().add(Styles.TEXT);
        return box;
    }
}
