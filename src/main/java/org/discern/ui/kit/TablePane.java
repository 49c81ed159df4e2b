package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.discern.figure.Table;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// A table with its caption and notes, and a button that copies it for a spreadsheet, a notebook or a paper.
public final class TablePane extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double CELL_PADDING = 26;
    private static final double LEAST_WIDTH = 64;

    private final Desktop desktop;
    private final Label caption = Controls.label("", Styles.TEXT_BOLD);
    private final TableView<List<String>> rows = new TableView<>();
    private final VBox notes = new VBox(2);
    private @Nullable Table shown;

    public TablePane(Desktop desktop) {
        super(6);
        this.desktop = desktop;
        setMinHeight(0);
        caption.setWrapText(true);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, caption, copyButton());
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        rows.setFixedCellSize(ROW_HEIGHT);
        rows.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        rows.setMinHeight(3 * ROW_HEIGHT);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(head, rows, notes);
        show(null);
    }

    /// Shows another table, or nothing.
    public void show(@Nullable Table table) {
        shown = table;
        setVisible(table != null);
        setManaged(table != null);
        rows.getColumns().clear();
        notes.getChildren().clear();
        if (table == null) return;
        caption.setText(table.caption());
        for (int i = 0; i < table.columns().size(); i++) rows.getColumns().add(column(table, i));
        rows.getItems().setAll(table.rows());
        rows.setPrefHeight(ROW_HEIGHT * (table.rows().size() + 1) + 16);
        for (String note : table.notes()) {
            Label text = Controls.label(note, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            notes.getChildren().add(text);
        }
    }

    private static TableColumn<List<String>, String> column(Table table, int place) {
        TableColumn<List<String>, String> column =
                new TableColumn<>(table.columns().get(place).name());
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().get(place)));
        column.setSortable(false);
        if (table.columns().get(place).numeric()) column.getStyleClass().add("numeric");
        double widest = new Text(column.getText()).getLayoutBounds().getWidth() * 1.1;
        for (List<String> row : table.rows())
            widest = Math.max(widest, new Text(row.get(place)).getLayoutBounds().getWidth());
        column.setPrefWidth(Math.max(LEAST_WIDTH, widest + CELL_PADDING));
        return column;
    }

    private Button copyButton() {
        ContextMenu menu = new ContextMenu(
                item("Copy as CSV", Table::csv),
                item("Copy as Markdown", Table::markdown),
                item("Copy as LaTeX", Table::latex));
        Button button = Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, "Copy this table", () -> {});
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private MenuItem item(String text, Function<Table, String> written) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> {
            if (shown != null) desktop.copy(written.apply(shown));
        });
        return item;
    }
}
