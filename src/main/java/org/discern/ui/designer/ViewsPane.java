package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.discern.model.GreyImage;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.GreyPicture;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Views of a film as training draws them: the film itself, and a dozen draws.
final class ViewsPane extends BorderPane {
    private static final double SIDE = 156;

    private final ViewsViewModel model;
    private final FilmNames names;
    private final TilePane pictures = new TilePane(12, 12);

    ViewsPane(ViewsViewModel model, FilmNames names) {
        this.model = model;
        this.names = names;
        pictures.getStyleClass().add("form");
        pictures.setId("views");
        ScrollPane scroll = new ScrollPane(pictures);
        scroll.setFitToWidth(true);
        setTop(new VBox(head(), new Banner(model.problemProperty())));
        setCenter(scroll);
        model.views().subscribe(this::show);
        show();
    }

    private HBox head() {
        Label film = Controls.label("", Styles.TEXT_MUTED);
        film.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> about(model.filmProperty().get()), model.filmProperty(), model.drawingProperty()));
        Button again = Controls.button(Material2OutlinedAL.CASINO, "Draw again", model::again);
        again.setId("views-again");
        HBox head = new HBox(8, film, Controls.spacer(), again);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("yaml-tools");
        return head;
    }

    private String about(@Nullable Radiograph film) {
        if (film == null) return "Look at a film in the data panel first";
        return names.image(film)
                + (model.drawingProperty().get() ? ": views are being drawn…" : ": as training draws it");
    }

    private void show() {
        pictures.getChildren().clear();
        for (int i = 0; i < model.views().size(); i++)
            pictures.getChildren().add(picture(model.views().get(i), i == 0 ? "As it is" : "View " + i));
    }

    private static Node picture(GreyImage view, String text) {
        ImageView picture = new ImageView(GreyPicture.of(view, GreyPicture.Tone.PLAIN));
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        // Each pixel as the network sees it.
        picture.setSmooth(view.width() > SIDE);
        picture.setAccessibleText(text);
        return new VBox(
                4, picture, Controls.label(text + ", " + view.width() + " px", Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    }
}
