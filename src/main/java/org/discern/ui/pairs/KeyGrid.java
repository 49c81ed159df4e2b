package org.discern.ui.pairs;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.discern.ui.kit.Controls;

/// Keys of some sorts, a row each.
final class KeyGrid extends GridPane {
    private static final int COLUMNS = 5;

    private final List<Label[]> rows = new ArrayList<>();
    private int shown;

    KeyGrid(ObservableList<KeyLine> lines) {
        setHgap(10);
        setVgap(4);
        ColumnConstraints what = new ColumnConstraints();
        what.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(what);
        for (int i = 0; i < COLUMNS - 1; i++) {
            ColumnConstraints figure = new ColumnConstraints();
            figure.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(figure);
        }
        lines.subscribe(() -> show(lines));
        show(lines);
    }

    private void show(List<KeyLine> lines) {
        // Labels are shown again: making them anew for every film would hold the window up.
        while (rows.size() < lines.size())
            rows.add(Stream.generate(KeyGrid::cell).limit(COLUMNS).toArray(Label[]::new));
        for (int row = 0; row < lines.size(); row++) {
            KeyLine line = lines.get(row);
            String[] texts = {line.what(), line.keys(), line.share(), line.weight(), line.weightShare()};
            for (int column = 0; column < COLUMNS; column++) rows.get(row)[column].setText(texts[column]);
        }
        if (shown == lines.size()) return;
        shown = lines.size();
        getChildren().clear();
        if (lines.isEmpty()) return;
        addRow(0, head("Keys that are"), figure("keys"), figure("share"), figure("weight"), figure("of all weight"));
        for (int row = 0; row < shown; row++) addRow(row + 1, rows.get(row));
    }

    private static Label cell() {
        Label cell = new Label();
        cell.setWrapText(true);
        return cell;
    }

    private static Label figure(String text) {
        Label head = head(text);
        head.getStyleClass().add("key-figure");
        return head;
    }

    private static Label head(String text) {
        Label head = Controls.label(text, Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        head.setMinWidth(USE_PREF_SIZE);
        return head;
    }
}
