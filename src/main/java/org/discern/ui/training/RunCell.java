package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.jspecify.annotations.Nullable;

/// A run in the list: its name, what it is, how it stands.
final class RunCell extends ListCell<RunRow> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final TrainingViewModel model;

    RunCell(TrainingViewModel model) {
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null || empty ? null : content(row));
        setTooltip(row == null || empty ? null : new Tooltip(row.name() + "\n" + describe(row)));
        setAccessibleText(row == null ? null : row.name() + ", " + describe(row));
    }

    static String describe(RunRow row) {
        return row.method() + " on " + row.dataset() + ", " + TIME.format(row.started());
    }

    private VBox content(RunRow row) {
        Label name = Controls.label(row.name(), Styles.TEXT_BOLD);
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names of a sweep differ in their ends
        HBox head = new HBox(8, name, Controls.spacer(), chip(row));
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, head, Controls.label(describe(row), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    }

    private Label chip(RunRow row) {
        return switch (row.place()) {
            case QUEUE -> Chips.chip("Waiting", "chip-unmentioned");
            case NOWHERE -> Chips.state(row.state());
            case WINDOW, OWN_PROCESS, OTHER_MACHINE ->
                switch (model.steering().requested(row)) {
                    case GO_ON ->
                        row.place() == RunPlace.OTHER_MACHINE
                                ? Chips.chip("Elsewhere", "chip-running")
                                : row.place() == RunPlace.OWN_PROCESS
                                        ? Chips.chip("Detached", "chip-running")
                                        : Chips.state(row.state());
                    case PAUSE -> Chips.chip("Paused", "chip-cancelled");
                    case STOP, STOP_AFTER_EPOCH -> Chips.chip("Stopping", "chip-cancelled");
                };
        };
    }
}
