package org.discern.ui.training;

import javafx.scene.control.Label;
import org.discern.model.RunEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// A notice, with its severity as a sign.
final class NoticeLine extends Label {
    NoticeLine(RunEvent.Notice notice) {
        super(notice.text());
        boolean warning = notice.severity() == RunEvent.Severity.WARNING;
        setGraphic(new FontIcon(warning ? Material2OutlinedMZ.WARNING : Material2OutlinedAL.INFO));
        if (warning) getStyleClass().add("warning-row");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
