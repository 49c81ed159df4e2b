package org.discern.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Light or dark, for the whole window: what the system prefers, until the person chooses.
public final class Appearance {
    /// What was chosen.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    // ControlsFX names its colours as JavaFX's own theme does; the bridge maps those names to AtlantaFX's.
    private static final List<String> SHEETS = List.of(sheet("bridge.css"), sheet("workbench.css"));

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    public Appearance() {
        choice.subscribe(_ -> apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// From light to dark, or back.
    public void toggle() {
        choice.set(dark.get() ? Choice.LIGHT : Choice.DARK);
    }

    /// Adds the workbench's style sheets to those of a scene or dialog.
    public void style(List<String> sheets) {
        sheets.addAll(SHEETS);
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
