package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.discern.model.Finding;
import org.discern.ui.compare.ScoreGrid.Row;

/// The scores of the compared runs; a click on a row chooses its finding.
final class ScoreGridView extends TableView<Row> {
    private static final double ROW_HEIGHT = 28;
    private static final int ROWS_SHOWN = 6;
    private static final double FINDING_WIDTH = 120;
    private static final double COUNTS_WIDTH = 106;
    private static final double SCORE_WIDTH = 140;
    /// Borders and scroll bar.
    private static final double EDGES = 4;

    ScoreGridView(CompareViewModel model) {
        setId("scores");
        getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        setAccessibleText("AUROC by finding and run");
        setFixedCellSize(ROW_HEIGHT);
        setPrefHeight(ROW_HEIGHT * (ROWS_SHOWN + 1) + 8);
        setMinHeight(ROW_HEIGHT * 4);
        // Scores are never cut short: where there are too many for the width, the table scrolls.
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        setTooltip(new Tooltip(
                "AUROC on the test films with the interval from resampling patients; n/a where a class is absent"));
        model.scoresProperty().subscribe(this::show);
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row == null) return;
            Finding finding = new Finding(row.finding());
            if (model.findings().contains(finding)) model.findingProperty().set(finding);
        });
    }

    private void show(ScoreGrid table) {
        // The chosen row only says which finding is asked about; the same table again keeps it.
        if (table.rows().equals(getItems())
                && getColumns().size() == table.runs().size() + 2) return;
        getColumns().clear();
        getColumns().add(column("AUROC", FINDING_WIDTH, Row::finding));
        getColumns().add(column("test + / \u2212", COUNTS_WIDTH, Row::counts));
        int runs = table.runs().size();
        for (int i = 0; i < runs; i++) {
            int run = i;
            TableColumn<Row, String> scores =
                    column(table.runs().get(i), SCORE_WIDTH, row -> row.cells().get(run));
            scores.prefWidthProperty()
                    .bind(Bindings.max(
                            SCORE_WIDTH,
                            widthProperty()
                                    .subtract(FINDING_WIDTH + COUNTS_WIDTH + EDGES)
                                    .divide(runs)));
            getColumns().add(scores);
        }
        getItems().setAll(table.rows());
    }

    private static TableColumn<Row, String> column(String title, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setPrefWidth(width);
        return column;
    }
}
