package org.discern.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Label;
import org.discern.model.LabelValue;
import org.discern.model.RunState;

/// Small coloured words. Each says its meaning in text or sign too, never by colour alone.
public final class Chips {
    private Chips() {}

    /// A finding with what is said of it: `+` positive, `-` negative, `?` uncertain.
    public static Label finding(String finding, LabelValue value) {
        return chip(sign(value) + finding, "chip-" + value.name().toLowerCase(Locale.ROOT));
    }

    /// How a run stands.
    public static Label state(RunState state) {
        return chip(title(state), "chip-" + state.name().toLowerCase(Locale.ROOT));
    }

    /// Marks what a program has drawn; shown wherever synthetic films are.
    public static Label synthetic() {
        return chip("synthetic", "chip-synthetic");
    }

    /// Any word.
    public static Label chip(String text, String style) {
        Label chip = Controls.label(text, "chip", style, Styles.TEXT_SMALL);
        chip.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return chip;
    }

    /// A name as people write it: `IN_PROGRESS` becomes `In progress`.
    public static String title(Enum<?> value) {
        String words = value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// What stands before a finding so labelled.
    public static String sign(LabelValue value) {
        return switch (value) {
            case POSITIVE -> "+ ";
            case NEGATIVE -> "\u2212 ";
            case UNCERTAIN -> "? ";
            case UNMENTIONED -> "";
        };
    }
}
