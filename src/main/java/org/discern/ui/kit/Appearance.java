package org.discern.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;

/// How all windows look: light or dark, which is what the system prefers until the person chooses, and how large the
/// text is.
public final class Appearance {
    /// What was chosen.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    // ControlsFX names its colours as JavaFX's own theme does; the bridge maps those names to AtlantaFX's.
    private static final List<String> SHEETS = List.of(sheet("bridge.css"), sheet("workbench.css"));

    private static final double FONT_POINTS = 13;
    private static final double SIDE_POINTS = 240;

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final IntegerProperty fontPercent = new SimpleIntegerProperty(100);

    public Appearance() {
        choice.subscribe(_ -> apply());
        fontPercent.subscribe((before, now) -> resize(before.intValue(), now.intValue()));
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Size of the text, of its usual size.
    public IntegerProperty fontPercentProperty() {
        return fontPercent;
    }

    /// From light to dark, or back.
    public void toggle() {
        choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
    }

    /// Adds the workbench's style sheets to those of a scene or dialog.
    public void style(List<String> sheets) {
        sheets.addAll(SHEETS);
        sheets.add(fontSheet(fontPercent.get()));
    }

    /// All windows that are open, dialogs and menus among them.
    private static void resize(int before, int now) {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene == null) continue;
            scene.getStylesheets().replaceAll(sheet -> sheet.equals(fontSheet(before)) ? fontSheet(now) : sheet);
            if (scene.getRoot() instanceof DialogPane pane)
                pane.getStylesheets().replaceAll(sheet -> sheet.equals(fontSheet(before)) ? fontSheet(now) : sheet);
        }
    }

    /// Menus and tooltips have roots of their own, and take the style sheets of their window: so the size stands in
    /// a sheet.
    private static String fontSheet(int percent) {
        String css = ".root { -fx-font-size: " + FONT_POINTS * percent / 100 + "px; }";
        // Sides grow half as fast, so that what is between them keeps some room.
        double side = SIDE_POINTS * (100 + percent) / 200;
        if (percent > 110)
            css += ".side, .side-left { -fx-min-width: " + side + "px; -fx-pref-width: " + side + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private void apply() {
        boolean wantsDark = switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet((wantsDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        dark.set(wantsDark);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Appearance.class.getResource("/org/discern/assets/" + name), name)
                .toExternalForm();
    }
}
