package org.discern.ui.kit;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// A film's small picture, in a square frame; a broken picture stands for a file that is missing.
public final class FilmThumbnail extends StackPane {
    private final FilmPictures pictures;
    private final ImageView image = new ImageView();
    private final FontIcon missing = new FontIcon(Material2OutlinedAL.BROKEN_IMAGE);
    private volatile @Nullable Radiograph shown;

    public FilmThumbnail(FilmPictures pictures, double side) {
        this.pictures = pictures;
        getStyleClass().add("thumbnail");
        image.setPreserveRatio(true);
        image.setSmooth(true);
        missing.setVisible(false);
        getChildren().addAll(image, missing);
        setSide(side);
    }

    /// Takes another size in pixels.
    public void setSide(double side) {
        setMinSize(side, side);
        setMaxSize(side, side);
        image.setFitWidth(side);
        image.setFitHeight(side);
    }

    /// Shows another film, or none.
    public void show(@Nullable Radiograph film) {
        if (film != null && film.equals(shown) && image.getImage() != null) return;
        shown = film;
        image.setImage(null);
        missing.setVisible(false);
        setAccessibleText("");
        if (film != null) pictures.thumbnail(film, () -> film == shown, this::draw, this::say);
    }

    private void draw(GreyImage picture) {
        image.setImage(GreyPicture.of(picture, GreyPicture.Tone.PLAIN));
    }

    private void say(Problem problem) {
        missing.setVisible(true);
        setAccessibleText("File missing or unreadable");
    }
}
