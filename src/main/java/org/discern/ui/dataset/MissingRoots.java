package org.discern.ui.dataset;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Controls;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Says which data sets' folders are not where they were, and lets them be found again.
final class MissingRoots extends VBox {
    private final FilmActionsViewModel actions;

    MissingRoots(FilmActionsViewModel actions) {
        this.actions = actions;
        actions.missingRoots().subscribe(this::show);
        show();
    }

    private void show() {
        getChildren().setAll(actions.missingRoots().stream().map(this::row).toList());
    }

    private HBox row(DatasetSummary dataset) {
        HBox row = new HBox(
                12,
                new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                new Label("The folder of " + dataset.title() + " is not there: "
                        + dataset.entry().root()),
                Controls.spacer(),
                Controls.button(Material2OutlinedAL.FOLDER_OPEN, "Relocate…", () -> actions.relocate(dataset)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("banner");
        return row;
    }
}
