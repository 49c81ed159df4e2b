package org.discern.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.YamlNode.Absent;
import org.discern.config.YamlNode.Mapping;
import org.discern.config.YamlNode.Place;
import org.discern.config.YamlNode.Scalar;
import org.discern.config.YamlNode.Sequence;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/// Reads one YAML document. Aliases, repeated keys, a second document and absurd depth are refused: nobody
/// writes them in settings on purpose, and each can hide what a file says.
final class YamlReader {
    private static final int MAX_DEPTH = 20;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(YAMLReadFeature.EMPTY_STRING_AS_NULL)
            .build();

    private final String source;
    private final YAMLParser parser;

    private YamlReader(String source, YAMLParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /// The document in `text`; [Absent] where there is none.
    ///
    /// @param source what to call the text in errors
    /// @throws Problem naming the line that is not understood
    static YamlNode read(String source, String text) {
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new YamlReader(source, parser).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new Problem(
                    new Place(source, line) + ": not valid YAML: " + firstLine(e.getOriginalMessage()),
                    "Indent with spaces, write 'key: value', and quote texts that hold any of : # { } [ ] * & or \\.",
                    e);
        }
    }

    private YamlNode document() {
        JsonToken token = parser.nextToken();
        if (token == null) return new Absent(new Place(source, 0));
        YamlNode root = node(token, place());
        if (parser.nextToken() != null) throw problem("a second document begins here", "Keep one document in a file.");
        return root;
    }

    private YamlNode node(@Nullable JsonToken token, Place at) {
        if (parser.isCurrentAlias()) throw problem("aliases (*name) are not supported", "Write the value out.");
        return switch (token) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_NULL -> new Absent(at);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Scalar(at, parser.getString());
            case null, default ->
                throw problem("this kind of value is not supported", "Write a text, a number, a list or a mapping.");
        };
    }

    private Mapping mapping(Place at) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Place keyPlace = place();
            String key = parser.currentName();
            YamlNode value = node(parser.nextToken(), keyPlace);
            YamlNode earlier = entries.putIfAbsent(key, value);
            if (earlier != null) {
                throw new Problem(
                        keyPlace + ": '" + key + "' is given twice, first in line "
                                + earlier.at().line(),
                        "Remove one of the two.");
            }
        }
        return new Mapping(at, entries);
    }

    private Sequence sequence(Place at) {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, place()));
        }
        return new Sequence(at, items);
    }

    private Place place() {
        return new Place(source, Math.max(0, parser.currentTokenLocation().getLineNr()));
    }

    private Problem problem(String what, String hint) {
        return new Problem(place() + ": " + what, hint);
    }

    private static String firstLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("unreadable");
    }
}
