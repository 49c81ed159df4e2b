package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.figure.ExperimentTables;
import org.discern.figure.MatrixFigure;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.TablePane;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Whether clusters by disease hide other diseases: the matrix as a heat map, a cell in words under the pointer, and
/// all cells with their intervals below.
final class MatrixView extends StackPane {
    /// How far cells may be drawn together before they are scrolled to.
    private static final double NARROWED = 0.7;
    private static final double SCROLL_BAR = 18;
    private static final String POINT = "Point at a cell to read it in words.";

    private final MatrixViewModel model;
    private final ChartPane chart;
    private final Label cell = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final TablePane differences;
    private final TablePane scores;
    private @Nullable MatrixFigure figure;

    MatrixView(MatrixViewModel model, ObservableBooleanValue dark, FigureExport export, Runnable copyCommand) {
        this.model = model;
        chart = new ChartPane(dark, export);
        chart.setId("matrix");
        differences = new TablePane(export.desktop());
        differences.rows().setId("matrix-differences");
        scores = new TablePane(export.desktop());
        scores.rows().setId("matrix-scores");
        cell.setId("matrix-cell");
        cell.setWrapText(true);
        cell.setMinHeight(USE_PREF_SIZE);
        ScrollPane answer = Controls.scrolling(answer());
        answer.visibleProperty().bind(model.matrixProperty().isNotNull());
        EmptyState none = new EmptyState(
                Material2OutlinedAL.GRID_ON,
                "No finding was left out yet",
                "DisCeRn gathers films by disease. Pre-trained without each of its findings in turn and judged on all, it"
                        + " shows what that does to the others: discern matrix EXPERIMENT.yaml",
                Controls.button(Material2OutlinedAL.CONTENT_COPY, "Copy command", copyCommand));
        none.visibleProperty().bind(answer.visibleProperty().not());
        getChildren().addAll(answer, none);
        model.matrixProperty().subscribe(this::show);
        chart.onHover(this::tell);
    }

    private VBox answer() {
        ComboBox<@Nullable KeptMatrix> which =
                Controls.choice("Which matrix", value -> value == null ? "" : value.name());
        which.setId("matrix-choice");
        which.setItems(model.matrices());
        which.valueProperty().bindBidirectional(model.matrixProperty());
        which.visibleProperty().bind(Bindings.size(model.matrices()).greaterThan(1));
        which.managedProperty().bind(which.visibleProperty());
        ScrollPane sideways = new ScrollPane(chart);
        sideways.setFitToWidth(true);
        sideways.setFitToHeight(true);
        sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        sideways.minHeightProperty().bind(chart.minHeightProperty().add(SCROLL_BAR));
        VBox answer = new VBox(10, which, sideways, cell, differences, scores);
        answer.getStyleClass().add("results");
        return answer;
    }

    private void show(@Nullable KeptMatrix kept) {
        figure = kept == null ? null : new MatrixFigure(kept.matrix());
        chart.show(figure);
        differences.show(kept == null ? null : ExperimentTables.matrixDifferences(kept.matrix()));
        scores.show(kept == null ? null : ExperimentTables.matrix(kept.matrix()));
        cell.setText(POINT);
        if (figure != null) chart.needs(NARROWED * figure.width(), figure.height());
    }

    private void tell(double x, double y) {
        cell.setText(figure == null ? "" : figure.at(x, y).orElse(POINT));
    }
}
