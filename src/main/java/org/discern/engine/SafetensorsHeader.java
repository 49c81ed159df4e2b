package org.discern.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The JSON header of a safetensors file: `{"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0,
/// 24]}, ...}`, with texts below `__metadata__`. Only this grammar is read, without recursion, so that a
/// hostile header costs no more than its own length.
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final int MAX_DIMENSIONS = 8;

    /// Type, shape and place of a tensor; offsets count from the end of the header.
    record Entry(String dtype, long[] shape, long begin, long end) {}

    /// Reads a header.
    ///
    /// @throws IllegalArgumentException saying what is wrong, and where
    static SafetensorsHeader parse(String json) {
        return new Parser(json).header();
    }

    String json() {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append(quoted(METADATA)).append(":{");
            metadata.forEach((key, value) ->
                    json.append(quoted(key)).append(':').append(quoted(value)).append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        entries.forEach((name, entry) -> {
            json.append(quoted(name))
                    .append(":{\"dtype\":")
                    .append(quoted(entry.dtype()))
                    .append(",\"shape\":[");
            for (int i = 0; i < entry.shape().length; i++)
                json.append(i == 0 ? "" : ",").append(entry.shape()[i]);
            json.append("],\"data_offsets\":[")
                    .append(entry.begin())
                    .append(',')
                    .append(entry.end())
                    .append("]},");
        });
        if (json.length() > 1) json.setLength(json.length() - 1);
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < 0x20) quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static final class Parser {
        private final String json;
        private int at;

        Parser(String json) {
            this.json = json;
        }

        SafetensorsHeader header() {
            Map<String, Entry> entries = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            members(name -> {
                if (name.equals(METADATA)) {
                    members(key -> metadata.put(key, string()));
                } else if (entries.put(name, entry()) != null) {
                    throw wrong("the tensor '" + name + "' stands there twice");
                }
            });
            if (peek() != '\0') throw wrong("text after the end");
            return new SafetensorsHeader(entries, metadata);
        }

        private Entry entry() {
            String[] dtype = {""};
            List<long[]> shape = new ArrayList<>();
            List<long[]> offsets = new ArrayList<>();
            members(key -> {
                switch (key) {
                    case "dtype" -> dtype[0] = string();
                    case "shape" -> shape.add(integers());
                    case "data_offsets" -> offsets.add(integers());
                    default -> throw wrong("unknown property '" + key + "'");
                }
            });
            if (dtype[0].isEmpty() || shape.size() != 1 || offsets.size() != 1 || offsets.getFirst().length != 2) {
                throw wrong("a tensor without one dtype, one shape and two offsets");
            }
            return new Entry(dtype[0], shape.getFirst(), offsets.getFirst()[0], offsets.getFirst()[1]);
        }

        private void members(Consumer<String> value) {
            expect('{');
            if (peek() == '}') {
                at++;
                return;
            }
            do {
                String key = string();
                expect(':');
                value.accept(key);
            } while (another('}'));
        }

        private long[] integers() {
            expect('[');
            List<Long> values = new ArrayList<>();
            if (peek() == ']') {
                at++;
                return new long[0];
            }
            do {
                if (values.size() == MAX_DIMENSIONS) throw wrong("more than " + MAX_DIMENSIONS + " dimensions");
                values.add(integer());
            } while (another(']'));
            return values.stream().mapToLong(Long::longValue).toArray();
        }

        private boolean another(char end) {
            if (peek() == end) {
                at++;
                return false;
            }
            expect(',');
            return true;
        }

        private long integer() {
            peek();
            int start = at;
            while (at < json.length() && Character.digit(json.charAt(at), 10) >= 0) at++;
            try {
                return Long.parseLong(json, start, at, 10);
            } catch (NumberFormatException e) {
                throw wrong("no whole number");
            }
        }

        private String string() {
            expect('"');
            StringBuilder text = new StringBuilder();
            while (at < json.length()) {
                char c = json.charAt(at++);
                if (c == '"') return text.toString();
                text.append(c == '\\' ? escaped() : c);
            }
            throw wrong("a text without end");
        }

        private char escaped() {
            char c = at < json.length() ? json.charAt(at++) : '\0';
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw wrong("an unknown escape");
            };
        }

        private char unicode() {
            try {
                char code = (char) Integer.parseInt(json, at, Math.min(at + 4, json.length()), 16);
                at += 4;
                return code;
            } catch (NumberFormatException e) {
                throw wrong("an unknown escape");
            }
        }

        private void expect(char c) {
            if (peek() != c) throw wrong("'" + c + "' expected");
            at++;
        }

        /// The next character that is no space, or 0 at the end.
        private char peek() {
            while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) at++;
            return at < json.length() ? json.charAt(at) : '\0';
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(what + " (character " + at + " of the header)");
        }
    }
}
