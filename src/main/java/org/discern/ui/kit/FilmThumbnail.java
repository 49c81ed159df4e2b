package org.discern.ui.kit;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// A film's small picture, in a square frame of fixed size.
public final class FilmThumbnail extends StackPane {
    private final FilmPictures pictures;
    private final ImageView image = new ImageView();
    private @Nullable Radiograph shown;

    public FilmThumbnail(FilmPictures pictures, double side) {
        this.pictures = pictures;
        getStyleClass().add("thumbnail");
        setMinSize(side, side);
        setMaxSize(side, side);
        image.setFitWidth(side);
        image.setFitHeight(side);
        image.setPreserveRatio(true);
        getChildren().add(image);
    }

    /// Shows another film, or none.
    public void show(@Nullable Radiograph film) {
        shown = film;
        image.setImage(null);
        if (film == null) return;
        pictures.thumbnail(
                film, () -> film == shown, picture -> image.setImage(GreyPicture.of(picture, GreyPicture.Tone.PLAIN)));
    }
}
