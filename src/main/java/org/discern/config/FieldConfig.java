package org.discern.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// How one value of a film is got from its row: the cell of a column, trimmed; reshaped by a regular
/// expression; translated by a map. In YAML a field that is just a column may be written as the column's
/// name.
///
/// @param column column of the table, or of a joined one; empty for a fixed value, which is `otherwise`
/// @param and further columns, whose cells follow that of `column`, each after a `/`; all blank is a blank cell
/// @param pattern regular expression that the whole cell must match; empty for any
/// @param value what to make of the match, with `$1`, `$2` for its groups
/// @param map what the value stands for; a value that it does not hold is not understood; empty for the value
///     itself
/// @param otherwise the value where the cell is blank or not understood; empty for none, and then a cell that
///     is not understood is a problem of its row
public record FieldConfig(
        @WhenAbsent("") String column,
        @WhenAbsent("[]") List<String> and,
        @WhenAbsent("") String pattern,
        @WhenAbsent("$0") String value,
        @WhenAbsent("{}") Map<String, String> map,
        @WhenAbsent("") String otherwise) {
    /// The value that is nowhere in the table.
    public static final FieldConfig NONE = new FieldConfig("", List.of(), "", "$0", Map.of(), "");

    public FieldConfig {
        and = List.copyOf(and);
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        requireTemplate(requireRegex("pattern", pattern), value);
        if (column.isEmpty() && !(pattern.isEmpty() && map.isEmpty() && and.isEmpty())) {
            throw new IllegalArgumentException("column is missing, but and, pattern or map is given");
        }
    }

    /// The cell of a column as it is.
    public static FieldConfig of(String column) {
        return new FieldConfig(column, List.of(), "", "$0", Map.of(), "");
    }

    /// Whether there is neither a column nor a fixed value.
    public boolean isNone() {
        return column.isEmpty() && otherwise.isEmpty();
    }

    /// The columns it reads, in order; none for a fixed value.
    public List<String> columns() {
        return column.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(column), and.stream()).toList();
    }

    /// Refuses a field that can never have a value.
    void requireGiven(String name) {
        if (isNone()) throw new IllegalArgumentException(name + " needs a column");
    }

    /// Refuses values that the field states itself, in `map` and `otherwise`, and that are none of `constants`.
    void requireConstants(String name, Enum<?>[] constants) {
        Predicate<String> known = text -> {
            for (Enum<?> constant : constants) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) return true;
            }
            return false;
        };
        for (String stated : map.values()) require(name + ".map", stated, known, constants);
        if (!otherwise.isEmpty()) require(name + ".otherwise", otherwise, known, constants);
    }

    private static void require(String name, String stated, Predicate<String> known, Enum<?>[] constants) {
        if (known.test(stated)) return;
        List<String> names = List.of(constants).stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new IllegalArgumentException(name + " must be of " + String.join(", ", names) + ", got '" + stated + "'");
    }

    static Pattern requireRegex(String name, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    name + " is not a regular expression: " + e.getDescription() + " in '" + regex + "'", e);
        }
    }

    /// Tries the template on an empty match with as many groups: a group that does not exist is found here,
    /// not at the millionth row.
    private static void requireTemplate(Pattern pattern, String template) {
        Matcher sample = Pattern.compile("(?:" + pattern.pattern() + ")?+").matcher("");
        try {
            if (sample.find()) sample.appendReplacement(new StringBuilder(), template);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "value '" + template + "' does not fit the groups of pattern '" + pattern + "'", e);
        }
    }
}
