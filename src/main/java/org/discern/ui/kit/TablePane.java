package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private static final double LINE_HEIGHT = 17;
    private static final double HEAD_PADDING = 14;
    private static final double SCROLL_BAR = 16;
    private static final double BORDERS = 4;
    private static final double CELL_PADDING = 24;
    private static final double LEAST_WIDTH = 64;
    private static final double MOST_WIDTH = 300;
    private static final int MOST_ROWS = 16;
    /// Heads of columns are broken into lines of about that many letters.
    private static final int HEAD_LETTERS = 14;

    private final Label caption = Controls.label("", Styles.TEXT_BOLD);
    private final TableView<List<String>> rows = new TableView<>();
    private final VBox notes = new VBox(2);
    private @Nullable Table shown;
    private double text = 1;

    public TablePane(Desktop desktop) {
        super(6);
        setMinHeight(USE_PREF_SIZE);
        caption.setWrapText(true);
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, caption, copyButton(desktop, () -> Optional.ofNullable(shown)));
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        rows.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        rows.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, rows, notes);
        show(null);
        TextSize.follow(this, size -> {
            text = size;
            fit();
        });
    }

    /// The table's rows, for those who want to choose one.
    public TableView<List<String>> rows() {
        return rows;
    }

    /// Calls `action` with each row that is chosen.
    public void onChoice(Consumer<List<String>> action) {
        rows.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) action.accept(row);
        });
    }

    /// Shows another table, or nothing.
    public void show(@Nullable Table table) {
        // The same again keeps the row that is chosen.
        if (table != null && table.equals(shown)) return;
        shown = table;
        setVisible(table != null);
        setManaged(table != null);
        rows.getColumns().clear();
        rows.getItems().clear();
        notes.getChildren().clear();
        if (table == null) return;
        caption.setText(table.caption());
        rows.setAccessibleText(table.caption());
        for (int i = 0; i < table.columns().size(); i++) rows.getColumns().add(column(table, i));
        rows.getItems().setAll(table.rows());
        fit();
        for (String note : table.notes()) {
            Label text = Controls.label(note, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            notes.getChildren().add(text);
        }
    }

    /// Columns as wide as their text, and as high as its rows with room for the scroll bar of a narrow window.
    private void fit() {
        Table table = shown;
        if (table == null) return;
        for (int place = 0; place < rows.getColumns().size(); place++)
            rows.getColumns()
                    .get(place)
                    .setPrefWidth(text
                            * width(table, place, rows.getColumns().get(place).getText()));
        long lines = rows.getColumns().stream()
                .mapToLong(column -> column.getText().lines().count())
                .max()
                .orElse(1);
        rows.setFixedCellSize(text * ROW_HEIGHT);
        rows.setPrefHeight(
                text * (ROW_HEIGHT * Math.min(MOST_ROWS, rows.getItems().size()) + LINE_HEIGHT * lines + HEAD_PADDING)
                        + SCROLL_BAR
                        + BORDERS);
    }

    /// A button that copies a table as CSV, Markdown or LaTeX.
    ///
    /// @param table what is shown when the menu is used; empty where nothing is
    public static Button copyButton(Desktop desktop, Supplier<Optional<Table>> table) {
        ContextMenu menu = new ContextMenu(
                item("Copy as CSV", table, Table::csv, desktop),
                item("Copy as Markdown", table, Table::markdown, desktop),
                item("Copy as LaTeX", table, Table::latex, desktop));
        Button button = Controls.iconButton(Material2OutlinedAL.CONTENT_COPY, "Copy this table", () -> {});
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private static MenuItem item(
            String text, Supplier<Optional<Table>> table, Function<Table, String> written, Desktop desktop) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> table.get().map(written).ifPresent(desktop::copy));
        return item;
    }

    private static TableColumn<List<String>, String> column(Table table, int place) {
        Table.Column of = table.columns().get(place);
        TableColumn<List<String>, String> column = new TableColumn<>(broken(of.name()));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().get(place)));
        column.setSortable(false);
        column.setReorderable(false);
        if (of.numeric()) column.getStyleClass().add("numeric");
        return column;
    }

    /// At the usual size of text.
    private static double width(Table table, int place, String head) {
        // Heads are bold.
        double widest = new Text(head).getLayoutBounds().getWidth() * 1.1;
        for (List<String> row : table.rows())
            widest = Math.max(widest, new Text(row.get(place)).getLayoutBounds().getWidth());
        return Math.clamp(widest + CELL_PADDING, LEAST_WIDTH, MOST_WIDTH);
    }

    private static String broken(String head) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (String word : head.split(" ")) {
            boolean fits = line == 0 || line + 1 + word.length() <= HEAD_LETTERS;
            if (!text.isEmpty()) text.append(fits ? ' ' : '\n');
            text.append(word);
            line = fits && line > 0 ? line + 1 + word.length() : word.length();
        }
        return text.toString();
    }
}
