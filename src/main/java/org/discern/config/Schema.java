package org.discern.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an experiment's file may say, as [JSON Schema](https://json-schema.org/draft-07) for editors of YAML:
/// names, ranges, choices and defaults of [RunConfig]. A file that follows it may still be refused where two
/// settings contradict each other.
public final class Schema {
    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Schema() {}

    /// The schema as JSON.
    public static String ofExperiment() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Experiment of the DisCeRn Workbench");
        schema.putAll(group(ConfigFile.defaults()));
        return WRITER.writeValueAsString(schema);
    }

    /// A file need only say what differs from the defaults, so nothing is required.
    private static Map<String, Object> group(Record defaults) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            Object value = Settings.valueOf(component, defaults);
            properties.put(component.getName(), value instanceof Record nested ? below(nested) : one(component, value));
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("type", "object");
        group.put("properties", properties);
        group.put("additionalProperties", false);
        return group;
    }

    /// A group of one setting may be written as that setting's value alone.
    private static Map<String, Object> below(Record defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Map<String, Object> group = group(defaults);
        if (components.length > 1 || components[0].getType() == List.class) return group;
        return Map.of("anyOf", List.of(group, one(components[0], Settings.valueOf(components[0], defaults))));
    }

    private static Map<String, Object> one(RecordComponent component, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>(type(component.getGenericType()));
        Setting setting = component.getAnnotation(Setting.class);
        if (setting != null) {
            String unit = setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
            schema.put("description", setting.help() + unit);
            if (component.getType().isPrimitive()) bounds(setting, schema);
        }
        switch (value) {
            case Enum<?> constant -> schema.put("default", Scalars.name(constant));
            case Double number when !Double.isFinite(number) -> {} // JSON has no such numbers
            default -> schema.put("default", value);
        }
        return schema;
    }

    private static void bounds(Setting setting, Map<String, Object> schema) {
        if (Double.isFinite(setting.min())) schema.put("minimum", setting.min());
        if (Double.isFinite(setting.max())) schema.put("maximum", setting.max());
        if (Double.isFinite(setting.above())) schema.put("exclusiveMinimum", setting.above());
    }

    private static Map<String, Object> type(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class)
            return Map.of("type", "array", "items", type(list.getActualTypeArguments()[0]));
        if (!(type instanceof Class<?> plain)) throw new IllegalStateException("no schema of " + type);
        if (plain.isEnum())
            return Map.of(
                    "enum",
                    Arrays.stream((Enum<?>[]) plain.getEnumConstants())
                            .map(Scalars::name)
                            .toList());
        if (plain == int.class || plain == long.class || plain == Integer.class) return Map.of("type", "integer");
        if (plain == double.class || plain == Double.class) return Map.of("type", "number");
        if (plain == boolean.class) return Map.of("type", "boolean");
        if (plain == String.class) return Map.of("type", List.of("string", "number", "boolean"));
        throw new IllegalStateException("no schema of " + type);
    }
}
