package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.discern.model.RunEvent;

/// Notes and log of the run that is looked at.
final class RunNotes extends TabPane {
    private static final double HEIGHT = 112;

    private final VBox notes = new VBox(6);
    private final ListView<String> lines = new ListView<>();
    private final Tab first = new Tab("Notes");
    private List<RunEvent.Notice> shown = List.of();
    private List<String> log = List.of();

    RunNotes(TrainingViewModel model) {
        setId("run-notes");
        getStyleClass().addAll(Styles.DENSE, "run-notes");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        managedProperty().bind(visibleProperty());
        notes.getStyleClass().add("notices");
        ScrollPane scroll = new ScrollPane(notes);
        scroll.setId("notices");
        scroll.setAccessibleText("Notices of the run");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        first.setContent(scroll);
        lines.setId("run-log");
        lines.getStyleClass().addAll(Styles.DENSE, "run-log");
        lines.setAccessibleText("Log of the run");
        getTabs().addAll(first, new Tab("Log", lines));
        model.looked().detailsProperty().subscribe(this::show);
    }

    private void show(RunDetails details) {
        setVisible(!details.lines().isEmpty());
        if (!details.notices().equals(shown)) {
            shown = details.notices();
            first.setText(shown.isEmpty() ? "Notes" : "Notes (" + shown.size() + ")");
            notes.getChildren()
                    .setAll(shown.reversed().stream().map(NoticeLine::new).toList());
        }
        if (!details.lines().equals(log)) {
            log = details.lines();
            lines.getItems().setAll(log);
            lines.scrollTo(log.size() - 1);
        }
    }
}
