package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// A film in brief: its picture, what it is called, and what is positive or uncertain in it.
public final class FilmCard extends VBox {
    private static final double WIDTH = 188;

    private final FilmNames names;
    private final Function<Radiograph, String> note;
    private final FilmThumbnail thumbnail;
    private final Label title = Controls.label("", Styles.TEXT_BOLD);
    private final Label about = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final Label noted = Controls.label("", Styles.TEXT_SMALL);
    private final FlowPane labels = new FlowPane(4, 4);
    private @Nullable Radiograph shown;

    /// @param note what else to say of a film; empty for nothing
    public FilmCard(FilmPictures pictures, FilmNames names, double thumbnailSide, Function<Radiograph, String> note) {
        super(4);
        this.names = names;
        this.note = note;
        thumbnail = new FilmThumbnail(pictures, thumbnailSide);
        title.setWrapText(true);
        about.setWrapText(true);
        noted.setWrapText(true);
        labels.setPrefWrapLength(WIDTH);
        setPrefWidth(WIDTH);
        getChildren().addAll(thumbnail, title, about, noted, labels);
        names.maskedProperty().subscribe((_, _) -> {
            Radiograph film = shown;
            shown = null;
            show(film);
        });
    }

    /// Shows another film, or none.
    public void show(@Nullable Radiograph film) {
        if (film != null && film == shown) {
            note(film);
            return;
        }
        shown = film;
        thumbnail.show(film);
        setVisible(film != null);
        labels.getChildren().clear();
        if (film == null) return;
        title.setText(names.image(film));
        about.setText(film.view() + " · patient " + names.patient(film));
        note(film);
        film.labels().entrySet().stream()
                .filter(label -> label.getValue() == LabelValue.POSITIVE || label.getValue() == LabelValue.UNCERTAIN)
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(label ->
                        labels.getChildren().add(Chips.finding(label.getKey().name(), label.getValue())));
    }

    private void note(Radiograph film) {
        String text = note.apply(film);
        noted.setText(text);
        noted.setVisible(!text.isEmpty());
        noted.setManaged(!text.isEmpty());
    }
}
