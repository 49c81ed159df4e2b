package org.discern.ui.evaluation;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.FilmThumbnail;
import org.jspecify.annotations.Nullable;

/// The film that is pointed at, or chosen, in the embedding.
final class FilmCard extends VBox {
    private static final double THUMBNAIL = 112;

    private final FilmNames names;
    private final FilmThumbnail thumbnail;
    private final Label title = Controls.label("", Styles.TEXT_BOLD);
    private final Label about = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private final FlowPane labels = new FlowPane(4, 4);

    FilmCard(EmbeddingViewModel model, FilmPictures pictures, FilmNames names) {
        super(4);
        this.names = names;
        thumbnail = new FilmThumbnail(pictures, THUMBNAIL);
        about.setWrapText(true);
        getChildren().addAll(thumbnail, title, about, labels);
        model.filmProperty().subscribe(this::show);
        names.maskedProperty().subscribe((_, _) -> show(model.filmProperty().get()));
    }

    private void show(@Nullable Radiograph film) {
        thumbnail.show(film);
        thumbnail.setVisible(film != null);
        thumbnail.setManaged(film != null);
        title.setText(film == null ? "None" : names.image(film));
        about.setText(
                film == null
                        ? "Point at a mark of the embedding; a click keeps its film here."
                        : film.view() + " · patient " + names.patient(film));
        labels.getChildren().clear();
        if (film == null) return;
        film.labels().entrySet().stream()
                .filter(label -> label.getValue() == LabelValue.POSITIVE || label.getValue() == LabelValue.UNCERTAIN)
                .sorted((a, b) -> a.getKey().compareTo(b.getKey()))
                .forEach(label ->
                        labels.getChildren().add(Chips.finding(label.getKey().name(), label.getValue())));
    }
}
