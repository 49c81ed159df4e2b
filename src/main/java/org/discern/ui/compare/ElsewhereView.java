package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.TablePane;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// Whether it holds elsewhere: the models of the chosen runs on their own films and on those of other data sets.
final class ElsewhereView extends StackPane {
    private static final double CHART_HEIGHT = 280;

    ElsewhereView(ElsewhereViewModel model, ObservableBooleanValue dark, FigureExport export, Runnable copyCommand) {
        ChartPane chart = new ChartPane(dark, export);
        chart.setId("elsewhere");
        model.figureProperty().subscribe(chart::show);
        Label note = Controls.label("", Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMaxWidth(420);
        note.textProperty().bind(model.noteProperty());
        StackPane charts = new StackPane(chart, note);
        chart.needs(0, CHART_HEIGHT);
        VBox.setVgrow(charts, Priority.ALWAYS);
        TablePane table = new TablePane(export.desktop());
        table.rows().setId("elsewhere-table");
        model.tableProperty().subscribe(table::show);
        VBox content = new VBox(10, charts, table);
        content.getStyleClass().add("results");
        ScrollPane answer = Controls.scrolling(content);
        answer.visibleProperty().bind(model.tableProperty().isNotNull());
        EmptyState none = new EmptyState(
                Material2OutlinedMZ.PUBLIC,
                "Judged on its own films only",
                "None of the chosen runs was judged on films of another data set. Import one that names some of the same"
                        + " findings, then: discern external RUN DATASET",
                Controls.button(Material2OutlinedAL.CONTENT_COPY, "Copy command", copyCommand));
        none.visibleProperty().bind(answer.visibleProperty().not());
        getChildren().addAll(answer, none);
    }
}
