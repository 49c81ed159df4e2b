package org.discern.data.ingest;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.config.FieldConfig;

/// Reads one described value of a row. What is not understood is told without its text, which may say
/// something of a patient.
final class FieldReader {
    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private final FieldConfig field;
    private final Pattern pattern;
    private final boolean asItIs;
    private final Remembered<String> values;

    FieldReader(FieldConfig field) {
        this.field = field;
        this.pattern = Pattern.compile(field.pattern());
        this.asItIs = field.pattern().isEmpty() && field.map().isEmpty();
        this.values = new Remembered<>(cell -> translated(reshaped(cell)));
    }

    /// The value, or empty text.
    String text(Cells row, Consumer<String> problems) {
        String cell = cell(row);
        if (cell.isEmpty()) return field.otherwise();
        if (asItIs) return cell;
        String value = values.of(cell);
        if (!value.isEmpty()) return value;
        if (field.otherwise().isEmpty()) problems.accept(notUnderstood(field.column()));
        return field.otherwise();
    }

    /// The value as a constant, in any case; `unknown` where there is none.
    <E extends Enum<E>> E constant(Cells row, E unknown, Consumer<String> problems) {
        String text = text(row, problems);
        if (text.isEmpty()) return unknown;
        for (E constant : unknown.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) return constant;
        }
        problems.accept(notUnderstood(field.column()));
        return unknown;
    }

    /// The value as a number from `min` to `max`; `NaN` where there is none.
    double number(Cells row, double min, double max, Consumer<String> problems) {
        String text = text(row, problems);
        if (text.isEmpty()) return Double.NaN;
        double value = number(text);
        if (value >= min && value <= max) return value;
        problems.accept("column '" + field.column() + "': "
                + (Double.isNaN(value) ? "not a number; left out" : "out of range; left out"));
        return Double.NaN;
    }

    /// A finite decimal number, or `NaN`: no hexadecimal, no type suffix, no words.
    static double number(String text) {
        double value = REAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    static String notUnderstood(String column) {
        return "column '" + column + "': not understood; taken as unknown";
    }

    private String cell(Cells row) {
        if (field.column().isEmpty()) return "";
        String first = row.cell(field.column());
        if (field.and().isEmpty()) return first;
        StringBuilder cells = new StringBuilder(first);
        for (String column : field.and()) cells.append('/').append(row.cell(column));
        return cells.length() == field.and().size() ? "" : cells.toString();
    }

    private String reshaped(String cell) {
        if (field.pattern().isEmpty()) return cell;
        Matcher matcher = pattern.matcher(cell);
        if (!matcher.matches()) return "";
        StringBuilder value = new StringBuilder();
        matcher.appendReplacement(value, field.value());
        return value.toString().strip();
    }

    private String translated(String value) {
        return field.map().isEmpty() ? value : field.map().getOrDefault(value, "");
    }
}
