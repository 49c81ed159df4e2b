package org.discern.ui.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.jspecify.annotations.Nullable;

/// The films as thumbnails, in rows as wide as the window allows. Only the rows in sight exist, each with a
/// fixed number of tiles. Arrow keys move, Shift extends, Ctrl+A picks all, Enter opens.
final class FilmGrid extends ListView<List<FilmSlot>> {
    private static final double SIDE_MIN = 72;
    private static final double SIDE_MAX = 240;
    private static final double SIDE_STEP = 28;
    private static final double TILE_EDGE = 15;
    private static final double TILE_TEXT = 46;
    private static final double SCROLL_BAR = 28;

    private final DatasetViewModel model;
    private final FilmPictures pictures;
    private final FilmNames names;
    private final Runnable open;
    private final DoubleProperty side = new SimpleDoubleProperty(132);
    private final Set<Row> rows = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable GridRows shown;
    private int columns;
    private double tileSide = SIDE_MIN;

    FilmGrid(DatasetViewModel model, FilmPictures pictures, FilmNames names, Runnable open) {
        this.model = model;
        this.pictures = pictures;
        this.names = names;
        this.open = open;
        setId("film-grid");
        getStyleClass().add("film-grid");
        setAccessibleText("Films as thumbnails");
        setCellFactory(_ -> new Row());
        widthProperty().subscribe((_, _) -> arrange());
        side.subscribe((_, _) -> arrange());
        model.filmsProperty().subscribe(_ -> list());
        visibleProperty().subscribe((_, _) -> list());
        model.positionProperty().subscribe((_, _) -> {
            mark();
            reveal();
        });
        model.selection().imageIdsProperty().subscribe((_, _) -> mark());
        names.maskedProperty().subscribe((_, _) -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Makes the thumbnails larger or smaller by steps.
    void resizeTiles(int steps) {
        side.set(Math.clamp(side.get() + steps * SIDE_STEP, SIDE_MIN, SIDE_MAX));
    }

    /// As many columns as make tiles about the wanted size, and tiles that fill the width.
    private void arrange() {
        double width = getWidth() - SCROLL_BAR;
        if (width <= 0) return;
        int fitting = Math.max(1, (int) Math.round(width / (side.get() + TILE_EDGE)));
        tileSide = Math.floor(width / fitting - TILE_EDGE);
        setFixedCellSize(tileSide + TILE_TEXT);
        rows.forEach(Row::resize);
        if (fitting == columns) return;
        columns = fitting;
        // Rows have a fixed number of tiles: with another they are made anew.
        rows.clear();
        setCellFactory(_ -> new Row());
        list();
    }

    private void list() {
        if (columns == 0 || !isVisible()) return;
        if (shown != null) shown.close();
        shown = new GridRows(model.filmsProperty().get(), columns);
        // From far down one list into a shorter one, JavaFX's list would run past the end and log it.
        setItems(FXCollections.emptyObservableList());
        layout();
        setItems(shown);
        reveal();
    }

    private void mark() {
        rows.forEach(Row::mark);
    }

    /// Scrolls as little as is needed.
    private void reveal() {
        int place = model.positionProperty().get();
        if (place < 0 || columns == 0 || !isVisible()) return;
        int row = place / columns;
        boolean inSight = rows.stream().anyMatch(cell -> cell.getIndex() == row && cell.isInSight());
        if (!inSight) scrollTo(Math.max(0, row - 1));
    }

    private void key(KeyEvent event) {
        int place = model.positionProperty().get();
        int page = Math.max(1, (int) (getHeight() / getFixedCellSize())) * columns;
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> model.moveTo(place - 1, extend);
            case RIGHT -> model.moveTo(place + 1, extend);
            case UP -> model.moveTo(place - columns, extend);
            case DOWN -> model.moveTo(place + columns, extend);
            case PAGE_UP -> model.moveTo(place - page, extend);
            case PAGE_DOWN -> model.moveTo(place + page, extend);
            case HOME -> model.moveTo(0, extend);
            case END -> model.moveTo(Integer.MAX_VALUE, extend);
            case ENTER, SPACE -> open.run();
            case OPEN_BRACKET -> resizeTiles(-1);
            case CLOSE_BRACKET -> resizeTiles(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private final class Row extends ListCell<List<FilmSlot>> {
        private final List<FilmTile> tiles = new ArrayList<>();
        private final HBox box = new HBox(4);

        Row() {
            rows.add(this);
            for (int i = 0; i < columns; i++) tiles.add(new FilmTile(model, pictures, names, tileSide, open));
            box.getChildren().setAll(tiles);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable List<FilmSlot> slots, boolean empty) {
            super.updateItem(slots, empty);
            setGraphic(empty ? null : box);
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).show(slots == null || empty || i >= slots.size() ? null : slots.get(i));
            }
        }

        void resize() {
            tiles.forEach(tile -> tile.setSide(tileSide));
        }

        void mark() {
            tiles.forEach(FilmTile::mark);
        }

        boolean isInSight() {
            return getParent() != null
                    && isVisible()
                    && getBoundsInParent().getMinY() >= 0
                    && getBoundsInParent().getMaxY() <= FilmGrid.this.getHeight() + 1;
        }
    }
}
