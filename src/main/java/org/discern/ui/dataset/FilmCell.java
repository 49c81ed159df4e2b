package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmName;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FilmThumbnail;
import org.jspecify.annotations.Nullable;

/// A film in the list. The nodes are made once and filled anew, so that scrolling stays light.
final class FilmCell extends ListCell<FilmSlot> {
    private static final double THUMBNAIL = 56;

    private final FilmThumbnail thumbnail;
    private final Label title = Controls.label("", Styles.TEXT_BOLD);
    private final Label about = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final HBox findings = new HBox(4);
    private final HBox row;

    FilmCell(FilmPictures pictures) {
        thumbnail = new FilmThumbnail(pictures, THUMBNAIL);
        VBox text = new VBox(2, title, about, findings);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        row = new HBox(10, thumbnail, text);
        row.setAlignment(Pos.CENTER_LEFT);
        // A cell as wide as its list never asks for a horizontal scroll bar.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable FilmSlot slot, boolean empty) {
        super.updateItem(slot, empty);
        setGraphic(empty || slot == null ? null : row);
        findings.getChildren().clear();
        Radiograph film = slot == null ? null : slot.film();
        title.setText(film == null ? "…" : FilmName.of(film));
        thumbnail.show(film);
        about.setText(film == null ? "" : describe(film));
        if (film == null || empty) return;
        List<String> positive = positive(film);
        if (positive.isEmpty()) return;
        Label chip = Chips.finding(String.join(", ", positive), LabelValue.POSITIVE);
        chip.setMinWidth(0);
        findings.getChildren().add(chip);
    }

    static String describe(Radiograph film) {
        return film.view() + " · patient " + film.patientId() + " · "
                + Chips.title(film.split()).toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> positive(Radiograph film) {
        return film.labels().entrySet().stream()
                .filter(label -> label.getValue() == LabelValue.POSITIVE)
                .map(label -> label.getKey())
                .sorted()
                .map(Finding::name)
                .toList();
    }
}
