package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.GreyPicture;

/// One film of the viewer: what it is, its picture, or why there is none.
final class FilmPane extends BorderPane {
    private final ShownFilm shown;
    private final ViewerViewModel model;
    private final FilmNames names;
    private final ZoomPane picture;
    private final Label title = Controls.label("", "viewer-title", Styles.TEXT_SMALL);
    private final Label message = Controls.label("", "missing-picture");
    private final Subscription subscriptions;

    FilmPane(ShownFilm shown, ViewerViewModel model, FilmNames names, ObjectProperty<Viewport> viewport) {
        this.shown = shown;
        this.model = model;
        this.names = names;
        picture = new ZoomPane(viewport, (dx, dy) -> model.adjust(dy, dx));
        message.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setTop(title);
        setCenter(new StackPane(picture, message));
        subscriptions = shown.pictureProperty()
                .subscribe(_ -> draw())
                .and(shown.problemProperty().subscribe(_ -> draw()))
                .and(model.toneProperty().subscribe((_, _) -> draw()))
                .and(shown.filmProperty().subscribe(_ -> name()))
                .and(names.maskedProperty().subscribe((_, _) -> {
                    name();
                    draw();
                }))
                .and(viewport.subscribe((_, _) -> picture.requestLayout()));
    }

    ZoomPane picture() {
        return picture;
    }

    void close() {
        subscriptions.unsubscribe();
    }

    private void name() {
        Radiograph film = shown.filmProperty().get();
        title.setText(
                film == null
                        ? ""
                        : film.view() + " · study " + names.study(film) + " · patient " + names.patient(film));
    }

    private void draw() {
        GreyImage grey = shown.pictureProperty().get();
        Problem problem = shown.problemProperty().get();
        picture.show(
                grey == null ? null : GreyPicture.of(grey, model.toneProperty().get()));
        message.setText(problem == null ? "" : names.problem(problem));
    }
}
