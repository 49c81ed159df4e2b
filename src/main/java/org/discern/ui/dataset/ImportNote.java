package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.model.ImportReport;
import org.discern.model.RowProblem;
import org.discern.ui.kit.Controls;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Says that an import is under way, and then what it found, each problem with its file and row.
final class ImportNote extends VBox {
    private static final int PROBLEM_ROWS_SHOWN = 5;
    private static final double PROBLEM_ROW_HEIGHT = 26;

    private final Label found = new Label();
    private final Label notice = new Label();
    private final ListView<RowProblem> problems = new ListView<>();

    ImportNote(ImportViewModel model) {
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(model.shareProperty());
        Label words = new Label();
        words.textProperty().bind(model.progressProperty());
        HBox running =
                new HBox(12, progress, words, Controls.button(Material2OutlinedAL.CLOSE, "Cancel", model::cancel));
        running.setAlignment(Pos.CENTER_LEFT);
        running.getStyleClass().add("note");
        running.visibleProperty().bind(model.runningProperty());
        running.managedProperty().bind(running.visibleProperty());

        HBox head = new HBox(
                12,
                found,
                Controls.spacer(),
                Controls.iconButton(Material2OutlinedAL.CLOSE, "Dismiss", model::dismissReport));
        head.setAlignment(Pos.CENTER_LEFT);
        problems.getStyleClass().add(Styles.DENSE);
        problems.setFixedCellSize(PROBLEM_ROW_HEIGHT);
        problems.setAccessibleText("Problems of the import");
        notice.setWrapText(true);
        notice.managedProperty().bind(notice.visibleProperty());
        VBox report = new VBox(4, head, notice, problems);
        report.getStyleClass().add("note");
        report.managedProperty().bind(report.visibleProperty());
        getChildren().addAll(running, report);
        model.reportProperty().subscribe(latest -> {
            report.setVisible(latest != null);
            show(latest);
        });
    }

    private void show(@Nullable ImportReport report) {
        if (report == null) return;
        int count = report.problems().size();
        found.setText(String.format(
                Locale.ROOT,
                "Imported %s: %,d rows read, %,d films found, %s",
                report.dataset(),
                report.rowsRead(),
                report.imagesFound(),
                count == 0
                        ? "no problems"
                        : count == 1 ? "1 problem:" : String.format(Locale.ROOT, "%,d problems:", count)));
        notice.setText(report.notice());
        notice.setVisible(!report.notice().isEmpty());
        problems.getItems().setAll(report.problems());
        problems.setPrefHeight(2 + PROBLEM_ROW_HEIGHT * Math.min(count, PROBLEM_ROWS_SHOWN));
        problems.setVisible(count > 0);
        problems.setManaged(count > 0);
    }
}
