package org.discern.ui.designer;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.config.Setting;
import org.discern.config.Settings;
import org.discern.config.SettingsText;
import org.jspecify.annotations.Nullable;

/// One setting as the form edits it: what a person entered, and what is wrong with it. Help, unit and bounds
/// come from the record component's [Setting], the same that YAML and command line are checked by.
public final class SettingField {
    /// What a setting holds, and thus how [#inputProperty] holds it.
    public enum Kind {
        /// Text.
        TEXT,
        /// A whole number, as text.
        WHOLE,
        /// A number, as text.
        NUMBER,
        /// A constant of an enum.
        CHOICE,
        /// A [Boolean].
        SWITCH,
        /// A list of names.
        NAMES,
        /// Whole numbers, as text with commas.
        WHOLES,
        /// Numbers, as text with commas.
        NUMBERS
    }

    private final String path;
    private final RecordComponent component;
    private final Setting setting;
    private final Kind kind;
    private final String source;
    private final ObjectProperty<Object> input = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<@Nullable String> difference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    SettingField(String path, RecordComponent component, String source) {
        this.path = path;
        this.source = source;
        this.component = component;
        this.setting = component.getAnnotation(Setting.class);
        this.kind = kindOf(component.getGenericType());
    }

    /// Such as `moco.queueSize`.
    public String path() {
        return path;
    }

    /// The setting's name in words, such as `Queue size`.
    public String title() {
        String words = component
                .getName()
                .replaceAll("(Pixels|Degrees)$", "")
                .replaceAll("([A-Z])", " $1")
                .toLowerCase(Locale.ROOT)
                .replace("dataset", "data set")
                .replace("sgd", "SGD")
                .replace("snr", "SNR")
                .replace("pca", "PCA")
                .replace("knn", "k-NN");
        return words.startsWith("k-NN") ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public String help() {
        return setting.help();
    }

    public String unit() {
        return setting.unit();
    }

    /// What its values may be and who used which, such as `keys (K), 1 to 4194304; desktop. MoCo: 65536`.
    public String source() {
        return source;
    }

    public Kind kind() {
        return kind;
    }

    /// The constants to choose from; empty for other kinds.
    public List<Object> constants() {
        return kind == Kind.CHOICE ? List.of(component.getType().getEnumConstants()) : List.of();
    }

    public ObjectProperty<Object> inputProperty() {
        return input;
    }

    /// What is wrong with the input; empty where nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// The value of what the experiment is compared with; `null` where the two do not differ.
    public ReadOnlyObjectProperty<@Nullable String> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    void setDifference(@Nullable String there) {
        difference.set(there);
    }

    /// Bounds of numbers in words, such as `above 0, at most 1`; empty where there are none.
    public String range() {
        List<String> bounds = new ArrayList<>();
        if (Double.isFinite(setting.above())) bounds.add("above " + plain(setting.above()));
        if (Double.isFinite(setting.min())) bounds.add("at least " + plain(setting.min()));
        if (Double.isFinite(setting.max())) bounds.add("at most " + plain(setting.max()));
        return String.join(", ", bounds);
    }

    private static String plain(double bound) {
        return SettingsText.written(bound).toString();
    }

    void setError(String text) {
        error.set(text);
    }

    /// Takes over a value as YAML writes it: text, or a list of texts. What fits no choice is kept, to be shown
    /// with its error.
    void take(Object written) {
        input.set(
                switch (kind) {
                    case TEXT, WHOLE, NUMBER -> written;
                    case WHOLES, NUMBERS -> joined(written);
                    case NAMES -> written instanceof List<?> ? written : List.of(written);
                    case SWITCH ->
                        written.equals("true") || written.equals("false") ? (Object) written.equals("true") : written;
                    case CHOICE ->
                        constants().stream()
                                .filter(constant ->
                                        SettingsText.written(constant).equals(written))
                                .findFirst()
                                .orElse(written);
                });
    }

    private static String joined(Object written) {
        return written instanceof List<?> items
                ? String.join(", ", items.stream().map(Object::toString).toList())
                : written.toString();
    }

    /// The input as YAML writes it.
    Object written() {
        return switch (kind) {
            case TEXT, WHOLE, NUMBER -> text();
            case WHOLES, NUMBERS -> parts().toList();
            case CHOICE, SWITCH, NAMES -> SettingsText.written(input.get());
        };
    }

    /// The input as a value of the component's own type.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    Object value() {
        Object value = switch (kind) {
            case TEXT -> text();
            case WHOLE ->
                component.getType() == long.class ? (Object) Long.valueOf(whole(text())) : (Object) smallWhole(text());
            case NUMBER -> number(text());
            case WHOLES -> parts().map(this::smallWhole).toList();
            case NUMBERS -> parts().map(this::number).toList();
            case CHOICE -> constant();
            case SWITCH -> truth();
            case NAMES -> input.get();
        };
        if (value instanceof Number number) Settings.checkRange(path, setting, number);
        return value;
    }

    private Object constant() {
        if (constants().contains(input.get())) return input.get();
        throw new IllegalArgumentException(path + " must be one of "
                + String.join(
                        ", ",
                        constants().stream()
                                .map(SettingsText::written)
                                .map(Object::toString)
                                .toList())
                + ", got '" + input.get() + "'");
    }

    private Boolean truth() {
        if (input.get() instanceof Boolean on) return on;
        throw new IllegalArgumentException(path + " must be true or false, got '" + input.get() + "'");
    }

    private Stream<String> parts() {
        return Arrays.stream(text().split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private String text() {
        return input.get().toString().strip();
    }

    private Integer smallWhole(String text) {
        long whole = whole(text);
        if (whole != (int) whole) throw new IllegalArgumentException(path + " is too large: " + text);
        return (int) whole;
    }

    private long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(path + " must be a whole number, got '" + text + "'", e);
        }
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(path + " must be a number, got '" + text + "'", e);
        }
    }

    private static Kind kindOf(Type type) {
        if (type == int.class || type == long.class) return Kind.WHOLE;
        if (type == double.class) return Kind.NUMBER;
        if (type == boolean.class) return Kind.SWITCH;
        if (type == String.class) return Kind.TEXT;
        if (type instanceof Class<?> named && named.isEnum()) return Kind.CHOICE;
        if (type.getTypeName().contains("Integer")) return Kind.WHOLES;
        return type.getTypeName().contains("Double") ? Kind.NUMBERS : Kind.NAMES;
    }
}
