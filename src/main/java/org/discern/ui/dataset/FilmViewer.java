package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.GreyPicture;
import org.discern.ui.kit.GreyPicture.Tone;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The chosen film: scroll to zoom, drag to move, drag with the right button for level and window. Keys: I
/// inverts, 0 fits, 1 shows pixel for pixel, R resets, left and right go through the list.
final class FilmViewer extends BorderPane {
    private final DatasetViewModel model;
    private final ZoomPane picture = new ZoomPane();
    private final Slider level = slider("Level: grey value shown as middle grey", 0, 255, Tone.PLAIN.level());
    private final Slider window =
            slider("Window: range of grey values from black to white", 8, 510, Tone.PLAIN.window());
    private final ToggleButton invert = new ToggleButton(null, new FontIcon(Material2OutlinedAL.INVERT_COLORS));
    private final Label missing = Controls.label("", "missing-picture");

    FilmViewer(DatasetViewModel model) {
        this.model = model;
        getStyleClass().add("film-viewer");
        setMinWidth(0);
        missing.setWrapText(true);
        setCenter(new StackPane(picture, missing));
        setBottom(tools());
        setFocusTraversable(true);
        setAccessibleText("Picture of the chosen film");
        level.valueProperty().subscribe((_, _) -> draw());
        window.valueProperty().subscribe((_, _) -> draw());
        invert.selectedProperty().subscribe((_, _) -> draw());
        model.pictureProperty().subscribe(_ -> draw());
        model.pictureProblemProperty().subscribe(this::say);
        picture.onToneDrag((dx, dy) -> {
            window.setValue(window.getValue() + dx);
            level.setValue(level.getValue() + dy);
        });
        picture.setOnMousePressed(_ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private HBox tools() {
        invert.setTooltip(new Tooltip("Invert (I)"));
        invert.setAccessibleText("Invert");
        invert.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        Button fit = Controls.iconButton(Material2OutlinedMZ.ZOOM_OUT_MAP, "Fit (0)", picture::fit);
        Button reset = Controls.iconButton(Material2OutlinedMZ.REPLAY, "Reset (R)", this::reset);
        HBox tools = new HBox(
                4,
                Controls.iconButton(Material2OutlinedAL.CHEVRON_LEFT, "Film before (left)", () -> model.step(-1)),
                Controls.iconButton(Material2OutlinedAL.CHEVRON_RIGHT, "Next film (right)", () -> model.step(1)),
                new FontIcon(Material2OutlinedAL.BRIGHTNESS_6),
                level,
                new FontIcon(Material2OutlinedMZ.SETTINGS_BRIGHTNESS),
                window,
                invert,
                fit,
                reset);
        tools.setAlignment(Pos.CENTER);
        tools.getStyleClass().add("viewer-tools");
        return tools;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case I -> invert.setSelected(!invert.isSelected());
            case DIGIT0 -> picture.fit();
            case DIGIT1 -> picture.actualSize();
            case R -> reset();
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void reset() {
        level.setValue(Tone.PLAIN.level());
        window.setValue(Tone.PLAIN.window());
        invert.setSelected(false);
        picture.fit();
    }

    private void draw() {
        GreyImage film = model.pictureProperty().get();
        if (film == null) picture.clear();
        else picture.show(GreyPicture.of(film, new Tone(level.getValue(), window.getValue(), invert.isSelected())));
    }

    private void say(@Nullable Problem problem) {
        missing.setText(problem == null ? "" : problem.what() + "\n" + problem.hint());
    }

    private static Slider slider(String meaning, double low, double high, double value) {
        Slider slider = new Slider(low, high, value);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setTooltip(new Tooltip(meaning));
        slider.setAccessibleText(meaning);
        slider.setPrefWidth(110);
        slider.setMinWidth(40);
        HBox.setHgrow(slider, Priority.SOMETIMES);
        return slider;
    }
}
