package org.discern.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.config.YamlNode.Mapping;
import org.discern.config.YamlNode.Scalar;
import org.discern.config.YamlNode.Sequence;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// An experiment's YAML while a person edits it: what it says of each setting and in which line, sound or not.
///
/// @param given the settings that are written down, by path such as `moco.temperature`
/// @param mistakes what cannot be a setting; values out of range are left to [RunConfig]
public record SettingsText(Map<String, Given> given, List<Mistake> mistakes) {
    private static final String SOURCE = "YAML";
    private static final Pattern PLACE = Pattern.compile(SOURCE + "(?:, line (\\d+))?: (?s:(.*))");
    /// A key with its value in one line, and a comment behind it.
    private static final Pattern LINE = Pattern.compile(
            "(\\s*[\\w.]+:)(\\s+)('(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]#]*\\]|[^\\s#'\"\\[][^#]*?)?(\\s+#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s*#\\s?(.*)");
    private static final int STEP = 2;

    /// @param value the text, or a list of texts
    /// @param comment what stands behind it and continues in the lines below; empty where nothing does
    public record Given(Object value, int line, String comment) {}

    /// @param line 0 where it is about the whole text
    /// @param path the setting concerned; empty where there is none
    public record Mistake(int line, String path, String what) {}

    public SettingsText {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        mistakes = List.copyOf(mistakes);
    }

    /// Reads as much of a text as can be understood.
    public static SettingsText read(String text) {
        try {
            Reading reading = new Reading(text.lines().toList());
            switch (YamlReader.read(SOURCE, text)) {
                case Mapping root -> reading.group("", RunConfig.class, root);
                case YamlNode.Absent _ -> {}
                case YamlNode other -> reading.mistake(other, "", "must hold settings, each as 'key: value'");
            }
            return new SettingsText(reading.given, reading.mistakes);
        } catch (Problem unreadable) {
            Matcher place = PLACE.matcher(unreadable.what());
            boolean known = place.matches();
            int line = known && place.group(1) != null ? Integer.parseInt(place.group(1)) : 0;
            String what = known ? place.group(2) : unreadable.what();
            return new SettingsText(Map.of(), List.of(new Mistake(line, "", what + ". " + unreadable.hint())));
        }
    }

    /// Every setting with its default, and what is known of it: the text that a new experiment begins with.
    public static String ofDefaults() {
        return ConfigFile.assetText(ConfigFile.DEFAULTS);
    }

    /// What is known of each setting: the comments of [#ofDefaults].
    public static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        read(ofDefaults()).given.forEach((path, given) -> sources.put(path, given.comment()));
        return sources;
    }

    /// How a value of a setting is written.
    ///
    /// @param value of the component's type
    /// @return text, or a list of texts
    public static Object written(Object value) {
        return switch (value) {
            case List<?> items -> items.stream().map(SettingsText::word).toList();
            case Object one -> word(one);
        };
    }

    private static String word(Object value) {
        return switch (value) {
            case Enum<?> constant -> Scalars.name(constant);
            // A weight decay is 0.0001 to people, not 1.0E-4.
            case Double number when Double.isFinite(number) -> Scalars.plain(number);
            default -> value.toString();
        };
    }

    /// All settings as they are written, by path.
    public static Map<String, Object> of(RunConfig settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        collect("", settings, all);
        return all;
    }

    private static void collect(String path, Record settings, Map<String, Object> all) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String where = join(path, component.getName());
            Object value = Settings.valueOf(component, settings);
            if (value instanceof Record nested) collect(where, nested, all);
            else all.put(where, written(value));
        }
    }

    /// A text that says no more than these values, group by group.
    public static String write(Map<String, Object> values) {
        List<String> lines = new ArrayList<>();
        List<String> open = List.of();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            List<String> keys = List.of(entry.getKey().split("\\."));
            int same = 0;
            while (same < Math.min(open.size(), keys.size() - 1)
                    && open.get(same).equals(keys.get(same))) same++;
            for (int depth = same; depth + 1 < keys.size(); depth++) {
                if (depth == 0 && !lines.isEmpty()) lines.add("");
                lines.add(indent(depth) + keys.get(depth) + ":");
            }
            open = keys.subList(0, keys.size() - 1);
            lines.add(indent(open.size()) + keys.getLast() + ": " + scalar(entry.getValue()));
        }
        return String.join("\n", lines) + "\n";
    }

    /// The text with one setting changed: in its line, so that comments stay; in a line of its own below its group
    /// where it was not written down. A text that is too unlike that is written anew.
    ///
    /// @param value text, or a list of texts
    public static String with(String text, String path, Object value) {
        SettingsText before = read(text);
        Given old = before.given.get(path);
        if (old != null && old.value().equals(value)) return text;
        Map<String, Object> wanted = new LinkedHashMap<>();
        before.given.forEach((key, given) -> wanted.put(key, given.value()));
        wanted.put(path, value);
        return changedLine(text, old, value)
                .or(() -> old == null ? insertedLine(text, before, path, value) : Optional.empty())
                .filter(changed -> says(changed, wanted))
                .orElseGet(() -> write(ordered(wanted)));
    }

    private static boolean says(String text, Map<String, Object> wanted) {
        SettingsText after = read(text);
        return after.mistakes.isEmpty()
                && after.given.size() == wanted.size()
                && wanted.entrySet().stream().allMatch(entry -> {
                    Given given = after.given.get(entry.getKey());
                    return given != null && given.value().equals(entry.getValue());
                });
    }

    private static Optional<String> changedLine(String text, @Nullable Given old, Object value) {
        if (old == null) return Optional.empty();
        List<String> lines = new ArrayList<>(text.lines().toList());
        Matcher line = LINE.matcher(lines.get(old.line() - 1));
        if (!line.matches()) return Optional.empty();
        String head = line.group(1) + line.group(2) + scalar(value);
        String comment = Objects.requireNonNullElse(line.group(4), "");
        int column = line.start(4);
        // Comments stay in their column as long as the value leaves room.
        String padded = column < 0 ? head : head + " ".repeat(Math.max(0, column - head.length()));
        boolean tight = !comment.isEmpty() && padded.length() > column;
        lines.set(old.line() - 1, column < 0 ? head : tight ? padded + "  " + comment.strip() : padded + comment);
        return Optional.of(String.join("\n", lines) + "\n");
    }

    private static Optional<String> insertedLine(String text, SettingsText before, String path, Object value) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<String> keys = List.of(path.split("\\."));
        for (int depth = keys.size() - 1; depth > 0; depth--) {
            String group = String.join(".", keys.subList(0, depth)) + ".";
            int last = before.given.entrySet().stream()
                    .filter(entry ->
                            entry.getKey().startsWith(group) && entry.getKey().indexOf('.', group.length()) < 0)
                    .mapToInt(entry -> entry.getValue().line())
                    .max()
                    .orElse(0);
            if (last == 0) continue;
            int indent = lines.get(last - 1).length()
                    - lines.get(last - 1).stripLeading().length();
            lines.addAll(last, below(keys.subList(depth, keys.size()), indent, value));
            return Optional.of(String.join("\n", lines) + "\n");
        }
        if (keys.size() == 1) lines.addAll(0, below(keys, 0, value));
        else {
            if (!lines.isEmpty()) lines.add("");
            lines.addAll(below(keys, 0, value));
        }
        return Optional.of(String.join("\n", lines) + "\n");
    }

    private static List<String> below(List<String> keys, int indent, Object value) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean last = i + 1 == keys.size();
            lines.add(" ".repeat(indent + STEP * i) + keys.get(i) + ":" + (last ? " " + scalar(value) : ""));
        }
        return lines;
    }

    private static Map<String, Object> ordered(Map<String, Object> values) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String path : of(ConfigFile.defaults()).keySet()) {
            Object value = values.get(path);
            if (value != null) ordered.put(path, value);
        }
        return ordered;
    }

    private static String scalar(Object value) {
        return value instanceof List<?> items
                ? "["
                        + String.join(
                                ", ",
                                items.stream()
                                        .map(item -> quoted(item.toString()))
                                        .toList()) + "]"
                : quoted(value.toString());
    }

    /// Quoted unless it is plain beyond doubt: settings are read as text, so numbers need no quotes.
    private static String quoted(String text) {
        return text.matches("[-+]?[.\\w][-+./\\\\\\w ]*") && !text.matches("(?i)null|~|.*\\s")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    private static String indent(int depth) {
        return " ".repeat(STEP * depth);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// Goes through a document beside the records that it describes.
    private static final class Reading {
        private final List<String> lines;
        private final Map<String, Given> given = new LinkedHashMap<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        Reading(List<String> lines) {
            this.lines = lines;
        }

        void group(String path, Class<?> type, Mapping node) {
            RecordComponent[] components = type.getRecordComponents();
            node.entries().forEach((key, value) -> {
                String where = join(path, key);
                Arrays.stream(components)
                        .filter(component -> component.getName().equals(key))
                        .findFirst()
                        .ifPresentOrElse(
                                component -> setting(where, component, value),
                                () -> mistake(
                                        value,
                                        where,
                                        "is not a setting. "
                                                + Suggestions.forUnknown(RunConfig.class, components, key)));
            });
        }

        private void setting(String path, RecordComponent component, YamlNode node) {
            boolean list = component.getType() == List.class;
            switch (node) {
                case Mapping below when component.getType().isRecord() -> group(path, component.getType(), below);
                case Scalar one when !list && !component.getType().isRecord() -> give(path, node, one.text());
                case Sequence many
                when list && many.items().stream().allMatch(Scalar.class::isInstance) ->
                    give(
                            path,
                            node,
                            many.items().stream()
                                    .map(item -> ((Scalar) item).text())
                                    .toList());
                case YamlNode.Absent _ -> mistake(node, path, "has no value");
                case YamlNode _
                when component.getType().isRecord() ->
                    mistake(node, path, "must be a group of settings: write 'key: value' lines below it");
                case YamlNode _ ->
                    mistake(node, path, list ? "must be a list: write it as [a, b]" : "must be a single value");
            }
        }

        private void give(String path, YamlNode node, Object value) {
            given.put(path, new Given(value, node.at().line(), comment(node.at().line())));
        }

        void mistake(YamlNode node, String path, String what) {
            mistakes.add(new Mistake(node.at().line(), path, path.isEmpty() ? what : path + " " + what));
        }

        /// What stands behind the value, with the lines that go on with it.
        private String comment(int line) {
            Matcher first = LINE.matcher(lines.get(line - 1));
            if (!first.matches() || first.group(4) == null) return "";
            StringBuilder text =
                    new StringBuilder(first.group(4).strip().substring(1).strip());
            for (int i = line; i < lines.size() && lines.get(i).startsWith("    "); i++) {
                Matcher more = COMMENT.matcher(lines.get(i));
                if (!more.matches()) break;
                text.append(' ').append(more.group(1).strip());
            }
            return text.toString();
        }
    }
}
