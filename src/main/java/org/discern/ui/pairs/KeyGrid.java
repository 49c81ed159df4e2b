package org.discern.ui.pairs;

import atlantafx.base.theme.Styles;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.discern.ui.kit.Controls;

/// Keys of some sorts, a row each.
final class KeyGrid extends GridPane {
    private static final double FIGURE = 84;

    KeyGrid(ObservableList<KeyLine> lines) {
        setHgap(10);
        setVgap(4);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(what);
        for (int i = 0; i < 4; i++) {
            ColumnConstraints figure = new ColumnConstraints(FIGURE);
            figure.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(figure);
        }
        lines.subscribe(() -> show(lines));
        show(lines);
    }

    private void show(ObservableList<KeyLine> lines) {
        getChildren().clear();
        if (lines.isEmpty()) return;
        addRow(0, head("Keys that are"), head("keys"), head("share"), head("weight"), head("of all weight"));
        for (int row = 0; row < lines.size(); row++) {
            KeyLine line = lines.get(row);
            Label what = new Label(line.what());
            what.setWrapText(true);
            addRow(
                    row + 1,
                    what,
                    new Label(line.keys()),
                    new Label(line.share()),
                    new Label(line.weight()),
                    new Label(line.weightShare()));
        }
    }

    private static Label head(String text) {
        Label head = Controls.label(text, Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        head.setWrapText(true);
        return head;
    }
}
