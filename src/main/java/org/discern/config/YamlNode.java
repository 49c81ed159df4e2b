package org.discern.config;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a YAML document that knows where it was written. Scalars stay text: what `0.20` or `no` means is
/// decided by the setting that it is bound to, never guessed from its looks.
sealed interface YamlNode {
    /// Where this part was written; for the value of a key, where the key is.
    Place at();

    /// A line of a file; line 0 where there are no lines, as on the command line.
    record Place(String source, int line) {
        @Override
        public String toString() {
            return line > 0 ? source + ", line " + line : source;
        }
    }

    /// Text, quoted or not.
    record Scalar(Place at, String text) implements YamlNode {}

    /// No value: nothing at all after the key, or `null`.
    record Absent(Place at) implements YamlNode {}

    /// A list.
    record Sequence(Place at, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Keys and values, in the order of the document.
    record Mapping(Place at, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /// This mapping with what `other` says laid over it: mappings are merged key by key, lists and scalars
        /// replaced.
        Mapping overlaid(Mapping other) {
            Map<String, YamlNode> merged = new LinkedHashMap<>(entries);
            other.entries.forEach((key, value) -> merged.merge(key, value, Mapping::overlay));
            return new Mapping(other.at, merged);
        }

        /// This mapping without a key.
        Mapping without(String key) {
            Map<String, YamlNode> rest = new LinkedHashMap<>(entries);
            rest.remove(key);
            return new Mapping(at, rest);
        }

        private static YamlNode overlay(YamlNode below, YamlNode above) {
            return below instanceof Mapping base && above instanceof Mapping over ? base.overlaid(over) : above;
        }
    }

    /// `value` under the keys of a dotted path: `moco.temperature` gives a mapping in a mapping.
    static Mapping under(String path, YamlNode value) {
        Deque<String> keys = new ArrayDeque<>(List.of(path.split("\\.", -1)));
        Mapping node = new Mapping(value.at(), Map.of(keys.removeLast(), value));
        while (!keys.isEmpty()) node = new Mapping(value.at(), Map.of(keys.removeLast(), node));
        return node;
    }
}
