package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;

/// The phases of the run that is looked at, each with its own progress; shown while it is at work.
final class PhaseList extends VBox {
    private static final int SHOWN = 4;

    private final TrainingViewModel model;

    PhaseList(TrainingViewModel model) {
        super(4);
        this.model = model;
        setId("phases");
        getStyleClass().add("run-progress");
        managedProperty().bind(visibleProperty());
        model.looked().detailsProperty().subscribe(this::show);
        model.phaseProperty()
                .subscribe(() -> show(model.looked().detailsProperty().get()));
    }

    private void show(RunDetails details) {
        RunRow row = details.row();
        boolean atWork = row != null && row.place() != RunPlace.NOWHERE;
        setVisible(atWork);
        getChildren().clear();
        if (row == null || !atWork) return;
        getChildren().add(Controls.label(words(row, details), Styles.TEXT_SMALL, Styles.TEXT_BOLD));
        List<Progress> phases = details.phases();
        for (Progress phase : phases.subList(Math.max(0, phases.size() - SHOWN), phases.size())) {
            getChildren().add(line(phase));
        }
    }

    private String words(RunRow row, RunDetails details) {
        if (row.place() == RunPlace.QUEUE) return "Waits for its turn";
        String asked = switch (model.steering().requested(row)) {
            case GO_ON -> "";
            case PAUSE -> ", paused";
            case STOP -> ", stopping at the next step";
            case STOP_AFTER_EPOCH -> ", stops at the end of the epoch";
        };
        return switch (row.place()) {
                    case WINDOW -> details.phases().isEmpty() ? "Starting" : "At work in this window";
                    case OWN_PROCESS -> "At work in a process of its own";
                    case OTHER_MACHINE -> "At work on another machine; this is a copy of its folder";
                    case QUEUE, NOWHERE -> "";
                }
                + asked;
    }

    private static HBox line(Progress phase) {
        Label text = Controls.label(phase.over() ? phase.phase() + ", done" : phase.text(), Styles.TEXT_SMALL);
        text.setMinWidth(USE_PREF_SIZE);
        ProgressBar bar = new ProgressBar(Math.max(0, phase.share()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        bar.setAccessibleText(phase.text());
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMinWidth(40);
        HBox line = new HBox(8, text, bar);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
