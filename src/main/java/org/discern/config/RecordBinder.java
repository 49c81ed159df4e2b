package org.discern.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.YamlNode.Absent;
import org.discern.config.YamlNode.Mapping;
import org.discern.config.YamlNode.Place;
import org.discern.config.YamlNode.Scalar;
import org.discern.config.YamlNode.Sequence;
import org.discern.model.Problem;

/// Makes records of YAML, strictly: every key must be a component, every component a key (or [WhenAbsent]),
/// and every scalar must read as its component's type. A record whose first component is all that it needs
/// may be written as that value alone.
final class RecordBinder {
    private final Class<? extends Record> root;

    private RecordBinder(Class<? extends Record> root) {
        this.root = root;
    }

    /// The record that `node` describes.
    ///
    /// @throws Problem naming file, line and the key's path
    static <T extends Record> T bind(Class<T> type, YamlNode node) {
        return type.cast(new RecordBinder(type).record("", type, node));
    }

    private Object value(String path, Type type, YamlNode node) {
        if (node instanceof Absent) {
            throw problem(node, path, "has no value", "Give a value, or remove the line where there is a default.");
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return list(path, generic, node);
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class)
            return map(path, generic, node);
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) return record(path, plain, node);
        if (!(node instanceof Scalar scalar)) throw problem(node, path, "must be a single value", "");
        try {
            return Scalars.read(plain, scalar.text());
        } catch (IllegalArgumentException e) {
            throw problem(node, path, e.getMessage() + ", got '" + abridged(scalar.text()) + "'", "");
        }
    }

    private List<Object> list(String path, ParameterizedType type, YamlNode node) {
        if (!(node instanceof Sequence sequence)) throw problem(node, path, "must be a list", "Write it as [a, b].");
        List<Object> values = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            values.add(value(path + "[" + values.size() + "]", type.getActualTypeArguments()[0], item));
        }
        return values;
    }

    private Map<String, Object> map(String path, ParameterizedType type, YamlNode node) {
        if (!(node instanceof Mapping mapping))
            throw problem(node, path, "must be a mapping", "Write it as {key: value}.");
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, item) ->
                        values.put(key, value(child(path, key), type.getActualTypeArguments()[1], item)));
        return values;
    }

    private Object record(String path, Class<?> type, YamlNode node) {
        RecordComponent[] components = type.getRecordComponents();
        Mapping mapping = asMapping(path, components, node);
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            if (Arrays.stream(components)
                    .noneMatch(component -> component.getName().equals(entry.getKey()))) {
                String hint = Suggestions.forUnknown(root, components, entry.getKey());
                throw problem(entry.getValue(), child(path, entry.getKey()), "no such setting", hint);
            }
        }
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) arguments[i] = argument(path, components[i], mapping);
        return construct(path, type, arguments, mapping);
    }

    private static Mapping asMapping(String path, RecordComponent[] components, YamlNode node) {
        if (node instanceof Mapping mapping) return mapping;
        boolean firstIsEnough =
                Arrays.stream(components).skip(1).allMatch(c -> c.isAnnotationPresent(WhenAbsent.class));
        if (node instanceof Scalar && firstIsEnough)
            return new Mapping(node.at(), Map.of(components[0].getName(), node));
        throw problem(
                node,
                path,
                "must be a group of settings",
                "Write 'key: value' lines" + (path.isEmpty() ? "." : " below it."));
    }

    private Object argument(String path, RecordComponent component, Mapping mapping) {
        String where = child(path, component.getName());
        YamlNode given = mapping.entries().get(component.getName());
        if (given != null) return value(where, component.getGenericType(), given);
        WhenAbsent absent = component.getAnnotation(WhenAbsent.class);
        if (absent == null) throw problem(mapping, where, "is missing", "");
        Place nowhere = new Place("built in", 0);
        boolean text = component.getType() == String.class;
        return value(
                where,
                component.getGenericType(),
                text ? new Scalar(nowhere, absent.value()) : YamlReader.read(nowhere.source(), absent.value()));
    }

    private static Object construct(String path, Class<?> type, Object[] arguments, Mapping mapping) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException refusal))
                throw new IllegalStateException("constructor of " + type, e);
            String message = String.valueOf(refusal.getMessage());
            throw new Problem(
                    culprit(mapping, message).at() + ": " + (path.isEmpty() ? "" : path + ": ") + message, "", refusal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructor of " + type, e);
        }
    }

    /// A record's own message begins with the path of the setting that it refuses; where it does, that
    /// setting's line is the one to show.
    private static YamlNode culprit(Mapping mapping, String message) {
        YamlNode node = mapping;
        for (String key : message.split("[^A-Za-z0-9.]", 2)[0].split("\\.")) {
            YamlNode below = node instanceof Mapping inner ? inner.entries().get(key) : null;
            if (below == null) break;
            node = below;
        }
        return node;
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String abridged(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static Problem problem(YamlNode node, String path, String what, String hint) {
        return new Problem(
                node.at() + ": " + (path.isEmpty() ? "the file" : path) + (what.startsWith("no ") ? ": " : " ") + what,
                hint);
    }
}
