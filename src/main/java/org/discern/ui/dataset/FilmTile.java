package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FilmThumbnail;
import org.jspecify.annotations.Nullable;

/// A film in the grid. Its nodes are made once and filled anew, so that scrolling stays light.
final class FilmTile extends VBox {
    static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    static final PseudoClass LOOKED_AT = PseudoClass.getPseudoClass("looked-at");

    private final DatasetViewModel model;
    private final Runnable open;
    private final FilmNames names;
    private final FilmThumbnail thumbnail;
    private final Label title = Controls.label("", Styles.TEXT_SMALL);
    private final Label findings = Controls.label("", Styles.TEXT_SMALL, "tile-findings");
    private @Nullable FilmSlot slot;

    FilmTile(DatasetViewModel model, FilmPictures pictures, FilmNames names, double side, Runnable open) {
        super(2);
        this.model = model;
        this.names = names;
        this.open = open;
        thumbnail = new FilmThumbnail(pictures, side);
        getStyleClass().add("tile");
        getChildren().addAll(thumbnail, title, findings);
        setMinWidth(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        setOnMousePressed(this::press);
        setSide(side);
    }

    /// Takes another size in pixels.
    void setSide(double side) {
        thumbnail.setSide(side);
        title.setMaxWidth(side);
        findings.setMaxWidth(side);
    }

    /// Shows another film; none where the list has ended.
    void show(@Nullable FilmSlot shown) {
        slot = shown;
        Radiograph film = shown == null ? null : shown.film();
        setVisible(shown != null);
        thumbnail.show(film);
        title.setText(film == null ? "…" : film.view() + " · " + names.patient(film));
        findings.setText(film == null ? "" : positive(film));
        mark();
    }

    /// Shows whether the film is picked, and whether it is looked at.
    void mark() {
        FilmSlot now = slot;
        Radiograph film = now == null ? null : now.film();
        Set<String> picked = model.selection().imageIdsProperty().get();
        pseudoClassStateChanged(PICKED, film != null && picked.contains(film.imageId()));
        pseudoClassStateChanged(
                LOOKED_AT,
                now != null && now.position() == model.positionProperty().get());
    }

    private void press(MouseEvent event) {
        FilmSlot now = slot;
        if (now == null || event.getButton() != MouseButton.PRIMARY) return;
        if (event.isShortcutDown()) model.toggle(now.position());
        else model.moveTo(now.position(), event.isShiftDown());
        if (event.getClickCount() == 2) open.run();
    }

    static String positive(Radiograph film) {
        return film.labels().entrySet().stream()
                .filter(label -> label.getValue() == LabelValue.POSITIVE)
                .map(label -> label.getKey().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
