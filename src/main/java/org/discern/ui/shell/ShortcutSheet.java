package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;

/// All keys, as the table of actions has them: those that hold everywhere, then each panel's.
final class ShortcutSheet extends ScrollPane {
    ShortcutSheet(List<Action> actions) {
        FlowPane parts = new FlowPane(32, 20);
        parts.getStyleClass().add("sheet");
        List<Action> keyed =
                actions.stream().filter(action -> !action.keys().isEmpty()).toList();
        GridPane everywhere = new GridPane(12, 6);
        keyed.stream()
                .filter(action -> action.panel().isEmpty())
                .forEach(action -> add(everywhere, action.keyText(), action.title()));
        parts.getChildren().add(new VBox(8, Controls.label("Everywhere", Styles.TEXT_BOLD), everywhere));
        VBox panels = new VBox(16);
        for (Panel panel : Panel.values()) {
            GridPane grid = new GridPane(12, 6);
            keyed.stream()
                    .filter(action -> action.panel().filter(panel::equals).isPresent())
                    .forEach(action -> add(grid, action.keyText(), action.title()));
            PartKeys.ALL.stream()
                    .filter(part -> part.panel() == panel)
                    .forEach(part -> add(grid, part.keys(), part.what()));
            if (!grid.getChildren().isEmpty())
                panels.getChildren().add(new VBox(8, Controls.label(panel.title(), Styles.TEXT_BOLD), grid));
        }
        parts.getChildren().add(panels);
        setContent(parts);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private static void add(GridPane grid, String keys, String what) {
        Label key = Controls.label(keys, "key");
        key.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(key, HPos.RIGHT);
        grid.addRow(grid.getRowCount(), key, Controls.label(what));
    }
}
