package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.GreyPicture.Tone;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The film looked at in front of the list, alone or with its patient's other studies: scroll to zoom, drag to
/// move, drag with the right button for level and window. Keys: left and right for the films of the list, up
/// and down for those of the patient, C compare, I invert, 0 fit, 1 actual size, R reset, Escape back.
final class FilmViewer extends BorderPane {
    private final ViewerViewModel model;
    private final FilmNames names;
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.FITTED);
    private final HBox panes = new HBox(1);
    private final Slider level = slider("Level: grey value shown as middle grey", 0, 255);
    private final Slider window = slider("Window: range of grey values from black to white", 8, 510);

    FilmViewer(ViewerViewModel model, FilmNames names) {
        this.model = model;
        this.names = names;
        setId("viewer");
        getStyleClass().add("film-viewer");
        setMinWidth(0);
        panes.setMinWidth(0);
        setCenter(panes);
        setBottom(tools());
        setFocusTraversable(true);
        setAccessibleText("Picture of the film looked at");
        model.shown().subscribe(this::arrange);
        arrange();
        model.toneProperty().subscribe(tone -> {
            level.setValue(tone.level());
            window.setValue(tone.window());
        });
        level.valueProperty().subscribe((_, _) -> tone());
        window.valueProperty().subscribe((_, _) -> tone());
        setOnMousePressed(_ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void arrange() {
        panes.getChildren().forEach(pane -> ((FilmPane) pane).close());
        List<FilmPane> fresh = model.shown().stream()
                .map(shown -> new FilmPane(shown, model, names, viewport))
                .toList();
        fresh.forEach(pane -> {
            pane.setPrefWidth(100);
            HBox.setHgrow(pane, Priority.ALWAYS);
        });
        panes.getChildren().setAll(fresh);
    }

    private HBox tools() {
        ToggleButton compare = toggle(Material2OutlinedAL.COMPARE, "Patient's studies side by side (C)");
        compare.setId("compare");
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        ToggleButton invert = toggle(Material2OutlinedAL.INVERT_COLORS, "Invert (I)");
        model.toneProperty().subscribe(tone -> invert.setSelected(tone.inverted()));
        invert.setOnAction(_ -> model.invert());
        HBox tools = new HBox(
                4,
                Controls.iconButton(Material2OutlinedAL.CHEVRON_LEFT, "Film before (Left)", () -> model.step(-1)),
                Controls.iconButton(Material2OutlinedAL.CHEVRON_RIGHT, "Next film (Right)", () -> model.step(1)),
                compare,
                new FontIcon(Material2OutlinedAL.BRIGHTNESS_6),
                level,
                new FontIcon(Material2OutlinedMZ.SETTINGS_BRIGHTNESS),
                window,
                invert,
                Controls.iconButton(Material2OutlinedMZ.ZOOM_OUT_MAP, "Fit (0)", this::fit),
                Controls.iconButton(Material2OutlinedMZ.REPLAY, "Reset (R)", this::reset),
                Controls.iconButton(Material2OutlinedAL.CLOSE, "Back to the list (Escape)", this::close));
        tools.setAlignment(Pos.CENTER);
        tools.getStyleClass().add("viewer-tools");
        return tools;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case I -> model.invert();
            case C -> model.comparingProperty().set(!model.comparingProperty().get());
            case DIGIT0 -> fit();
            case DIGIT1 -> ((FilmPane) panes.getChildren().getFirst()).picture().actualSize();
            case R -> reset();
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case UP -> model.stepPatient(-1);
            case DOWN -> model.stepPatient(1);
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void fit() {
        viewport.set(Viewport.FITTED);
    }

    private void reset() {
        model.resetTone();
        fit();
    }

    private void close() {
        model.openProperty().set(false);
    }

    private void tone() {
        Tone now = model.toneProperty().get();
        model.toneProperty().set(new Tone(level.getValue(), window.getValue(), now.inverted()));
    }

    private static ToggleButton toggle(Material2OutlinedAL icon, String text) {
        ToggleButton toggle = new ToggleButton(null, new FontIcon(icon));
        toggle.setTooltip(new Tooltip(text));
        toggle.setAccessibleText(text);
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return toggle;
    }

    private static Slider slider(String meaning, double low, double high) {
        Slider slider = new Slider(low, high, high / 2);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setTooltip(new Tooltip(meaning));
        slider.setAccessibleText(meaning);
        slider.setPrefWidth(110);
        slider.setMinWidth(40);
        HBox.setHgrow(slider, Priority.SOMETIMES);
        return slider;
    }
}
