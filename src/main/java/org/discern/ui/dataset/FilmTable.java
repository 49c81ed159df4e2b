package org.discern.ui.dataset;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.TextSize;
import org.jspecify.annotations.Nullable;

/// The films as a table. What is picked is the window's selection, not the table's own: that would read every
/// film of it.
final class FilmTable extends TableView<FilmSlot> {
    private static final double ROW_HEIGHT = 30;

    private final DatasetViewModel model;
    private final Runnable open;
    private double text = 1;

    FilmTable(DatasetViewModel model, FilmNames names, Runnable open) {
        this.model = model;
        this.open = open;
        setId("film-table");
        getStyleClass().add("film-table");
        setAccessibleText("Films as a table");
        setFixedCellSize(ROW_HEIGHT);
        setRowFactory(_ -> new Row());
        column("Image", 150, names::image);
        column("Patient", 100, names::patient);
        column("Study", 100, names::study);
        column("View", 56, film -> film.view().name());
        column("Split", 80, film -> Chips.title(film.split()));
        column("Sex", 72, film -> Chips.title(film.sex()));
        column(
                "Age",
                52,
                film -> Double.isNaN(film.ageYears()) ? "" : String.format(Locale.ROOT, "%.0f", film.ageYears()));
        column("Positive findings", 220, FilmTile::positive);
        column("Data set", 110, Radiograph::dataset);
        model.filmsProperty().subscribe(_ -> list());
        visibleProperty().subscribe(_ -> list());
        model.positionProperty().subscribe(place -> reveal(place.intValue()));
        model.selection().imageIdsProperty().subscribe((_, _) -> refresh());
        names.maskedProperty().subscribe((_, _) -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void column(String title, double width, Function<Radiograph, String> text) {
        TableColumn<FilmSlot, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> {
            Radiograph film = cell.getValue().film();
            return new ReadOnlyStringWrapper(film == null ? "…" : text.apply(film));
        });
        getColumns().add(column);
    }

    private void resize(double size) {
        if (size == text) return;
        getColumns().forEach(column -> column.setPrefWidth(column.getPrefWidth() * size / text));
        setFixedCellSize(ROW_HEIGHT * size);
        text = size;
    }

    /// Only while it is seen: a list that is not would read its pages too.
    private void list() {
        if (!isVisible() || getItems() == model.filmsProperty().get()) return;
        // As in the grid: not from far down one list into another.
        setItems(FXCollections.emptyObservableList());
        layout();
        setItems(model.filmsProperty().get());
        reveal(model.positionProperty().get());
    }

    private void reveal(int place) {
        if (!isVisible() || place < 0 || place >= getItems().size()) return;
        if (getSelectionModel().getSelectedIndex() == place) return;
        getSelectionModel().clearAndSelect(place);
        scrollTo(Math.max(0, place - 3));
    }

    private void key(KeyEvent event) {
        int place = model.positionProperty().get();
        int page = Math.max(1, (int) (getHeight() / getFixedCellSize()) - 2);
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> model.moveTo(place - 1, extend);
            case DOWN -> model.moveTo(place + 1, extend);
            case PAGE_UP -> model.moveTo(place - page, extend);
            case PAGE_DOWN -> model.moveTo(place + page, extend);
            case HOME -> model.moveTo(0, extend);
            case END -> model.moveTo(Integer.MAX_VALUE, extend);
            case ENTER, SPACE -> open.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private final class Row extends TableRow<FilmSlot> {
        Row() {
            TextSize.follow(this, FilmTable.this::resize);
            addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        }

        @Override
        protected void updateItem(@Nullable FilmSlot slot, boolean empty) {
            super.updateItem(slot, empty);
            Set<String> picked = model.selection().imageIdsProperty().get();
            Radiograph film = slot == null ? null : slot.film();
            pseudoClassStateChanged(FilmTile.PICKED, film != null && picked.contains(film.imageId()));
        }

        private void press(MouseEvent event) {
            FilmSlot slot = getItem();
            if (slot == null || event.getButton() != MouseButton.PRIMARY) return;
            if (event.isShortcutDown()) model.toggle(slot.position());
            else model.moveTo(slot.position(), event.isShiftDown());
            if (event.getClickCount() == 2) open.run();
            event.consume();
            requestTableFocus();
        }
    }

    private void requestTableFocus() {
        requestFocus();
    }
}
