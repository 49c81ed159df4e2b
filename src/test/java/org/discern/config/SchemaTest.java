package org.discern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SchemaTest {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Schema.ofExperiment());
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> experiments() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("sample-configs"));
                Stream<Path> presets = Files.list(Path.of("sample-configs/presets"))) {
            return Stream.of(
                            samples, presets, Stream.of(Path.of("assets/defaults.yaml"), Path.of("assets/slides.yaml")))
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentThatIsShippedFollowsIt(Path yaml) throws IOException {
        assertEquals("", refusal(Files.readString(yaml)), yaml.toString());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void whatIsWrittenFollowsIt(Path yaml) {
        assertEquals("", refusal(ConfigFile.write(ConfigFile.read(yaml, List.of()))), yaml.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moco: {temprature: 0.1}",
                "mocco: {temperature: 0.1}",
                "moco: {queueSize: many}",
                "moco: {queueSize: 1.5}",
                "moco: {temperature: 0}",
                "moco: [1]",
                "moco:",
                "pair: {positive: everything}",
                "evaluation: {findings: Edema}",
                "evaluation: {knn: 1}",
                "seed: [1]",
                "name:",
                "- 1"
            })
    void itRefusesWhatTheReaderRefuses(String text) {
        assertThrows(Problem.class, () -> ConfigFile.parse("test", text, List.of()));
        assertFalse(refusal(text).isEmpty(), text);
    }

    @Test
    void rangesAreTheReadersRanges() {
        Map<String, JsonNode> numbers = numbers("", SCHEMA, new TreeMap<>());
        assertTrue(numbers.size() > 40, "bounded settings: " + numbers.keySet());
        numbers.forEach((path, schema) -> {
            List<Double> outside = new ArrayList<>();
            if (schema.has("minimum")) outside.add(schema.get("minimum").asDouble() - 1);
            if (schema.has("maximum")) outside.add(schema.get("maximum").asDouble() + 1);
            if (schema.has("exclusiveMinimum"))
                outside.add(schema.get("exclusiveMinimum").asDouble());
            for (double value : outside) {
                String text = schema.get("type").asString().equals("integer")
                        ? Long.toString((long) value)
                        : Double.toString(value);
                Problem refused = assertThrows(
                        Problem.class, () -> ConfigFile.parse("test", "name: x", List.of(path + "=" + text)), path);
                assertTrue(refused.what().contains(path.substring(path.lastIndexOf('.') + 1)), refused.what());
                assertFalse(refusal(nested(path, text)).isEmpty(), path + "=" + text);
            }
        });
    }

    @Test
    void everySettingIsThereWithItsHelpAndDefault() {
        RunConfig defaults = ConfigFile.defaults();
        Settings.values(defaults).forEach((path, value) -> {
            JsonNode schema = at(path);
            assertFalse(schema.path("description").asString("").isEmpty(), path);
            if (!schema.get("default").isArray())
                assertEquals(value, schema.get("default").asString(), path);
        });
    }

    // --- a plain reading of the words of JSON Schema that are used; an unknown word fails ---

    private static String refusal(String yaml) {
        return refusal("", SCHEMA, YAML.readTree(yaml));
    }

    private static String refusal(String path, JsonNode schema, JsonNode value) {
        StringBuilder refusals = new StringBuilder();
        schema.properties().forEach(word -> {
            if (!holds(path, word.getKey(), word.getValue(), schema, value, refusals))
                refusals.append(path).append(": ").append(word.getKey()).append('\n');
        });
        return refusals.toString();
    }

    private static boolean holds(
            String path, String word, JsonNode says, JsonNode schema, JsonNode value, StringBuilder below) {
        return switch (word) {
            case "$schema", "title", "description", "default" -> true;
            case "type" ->
                says.isArray()
                        ? says.valueStream().anyMatch(type -> is(type.asString(), value))
                        : is(says.asString(), value);
            case "enum" -> says.valueStream().anyMatch(value::equals);
            case "minimum" -> !value.isNumber() || value.asDouble() >= says.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= says.asDouble();
            case "exclusiveMinimum" -> !value.isNumber() || value.asDouble() > says.asDouble();
            case "anyOf" ->
                says.valueStream().anyMatch(one -> refusal(path, one, value).isEmpty());
            case "items" -> {
                if (value.isArray()) value.forEach(item -> below.append(refusal(path + "[]", says, item)));
                yield true;
            }
            case "properties" -> {
                value.properties().forEach(entry -> {
                    if (says.has(entry.getKey()))
                        below.append(refusal(path + "." + entry.getKey(), says.get(entry.getKey()), entry.getValue()));
                });
                yield true;
            }
            case "additionalProperties" ->
                value.propertyNames().stream()
                        .allMatch(name -> schema.get("properties").has(name));
            default -> throw new IllegalStateException("unknown word " + word);
        };
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalStateException("unknown type " + type);
        };
    }

    private static Map<String, JsonNode> numbers(String path, JsonNode schema, Map<String, JsonNode> found) {
        group(schema).properties().forEach(entry -> {
            String where = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode below = entry.getValue();
            if (group(below).isObject()) numbers(where, below, found);
            else if (below.has("minimum") || below.has("maximum") || below.has("exclusiveMinimum"))
                found.put(where, below);
        });
        return found;
    }

    private static JsonNode at(String path) {
        JsonNode schema = SCHEMA;
        for (String name : path.split("\\.")) schema = group(schema).path(name);
        return schema;
    }

    private static JsonNode group(JsonNode schema) {
        return schema.has("anyOf") ? schema.get("anyOf").get(0).path("properties") : schema.path("properties");
    }

    private static String nested(String path, String value) {
        String[] names = path.split("\\.");
        return "{" + String.join(": {", names) + ": " + value + "}".repeat(names.length);
    }
}
