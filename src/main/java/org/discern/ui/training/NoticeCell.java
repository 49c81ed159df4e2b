package org.discern.ui.training;

import javafx.scene.control.ListCell;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A notice, with its severity as a sign.
final class NoticeCell extends ListCell<RunEvent.Notice> {
    NoticeCell() {
        setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RunEvent.@Nullable Notice notice, boolean empty) {
        super.updateItem(notice, empty);
        boolean warning = notice != null && notice.severity() == RunEvent.Severity.WARNING;
        setText(notice == null ? null : notice.text());
        setGraphic(
                notice == null ? null : new FontIcon(warning ? Material2OutlinedMZ.WARNING : Material2OutlinedAL.INFO));
        getStyleClass().remove("warning-row");
        if (warning) getStyleClass().add("warning-row");
    }
}
