package org.discern.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;

/// Reads the lines that make up nearly all of a log: steps, exactly as [RunJson] writes them. A long run's log is
/// read by it without a JSON reader; any other line, be it as good JSON, is left to that one.
///
/// Not for several threads.
final class StepLine {
    private static final byte[] HEAD = bytes("{\"event\":\"step\",\"phase\":\"");
    private static final byte[] STEP = bytes("\",\"step\":");
    private static final byte[] TOTAL = bytes(",\"totalSteps\":");
    private static final byte[] EPOCH = bytes(",\"epoch\":");
    private static final byte[] VALUES = bytes(",\"values\":{");

    private final Names phases = new Names();
    private final Names metrics = new Names();
    private byte[] line = {};
    private int at;
    private int end;

    /// @return `null` where the line has another form
    RunEvent.@Nullable StepDone read(byte[] bytes, int from, int length) {
        line = bytes;
        at = from;
        end = from + length;
        phases.begin();
        metrics.begin();
        String phase = skip(HEAD) ? phases.next() : null;
        if (phase == null || !skip(STEP)) return null;
        long step = whole();
        if (step < 0 || !skip(TOTAL)) return null;
        long total = whole();
        if (total < 0 || !skip(EPOCH)) return null;
        long epoch = whole();
        if (epoch < 0 || epoch > Integer.MAX_VALUE || !skip(VALUES)) return null;
        Map<String, Double> values = values();
        return values == null ? null : new RunEvent.StepDone(phase, step, total, (int) epoch, values);
    }

    private @Nullable Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>(32);
        if (at < end && line[at] == '}') at++;
        else {
            do {
                if (at >= end || line[at++] != '"') return null;
                String metric = metrics.next();
                if (metric == null || at + 1 >= end || line[at++] != '"' || line[at++] != ':') return null;
                int start = at;
                while (at < end && isOfNumber(line[at])) at++;
                if (at == start) return null; // such as "NaN", which stands in quotes
                try {
                    values.put(
                            metric, Double.valueOf(new String(line, start, at - start, StandardCharsets.ISO_8859_1)));
                } catch (NumberFormatException odd) {
                    return null;
                }
            } while (at < end && line[at++] == ',');
            if (line[at - 1] != '}') return null;
        }
        return at + 1 == end && line[at] == '}' ? values : null;
    }

    private boolean skip(byte[] expected) {
        if (end - at < expected.length
                || !Arrays.equals(line, at, at + expected.length, expected, 0, expected.length)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    /// A number of at most 18 digits, which no `long` is too small for; -1 where there is none.
    private long whole() {
        long value = 0;
        int start = at;
        while (at < end && at - start < 19 && line[at] >= '0' && line[at] <= '9') value = 10 * value + line[at++] - '0';
        return at == start || at - start == 19 ? -1 : value;
    }

    private static boolean isOfNumber(byte character) {
        return character >= '0' && character <= '9'
                || character == '.'
                || character == '-'
                || character == '+'
                || character == 'E'
                || character == 'e';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Names as they follow each other in a line; mostly the same ones as in the line before.
    private final class Names {
        private byte[][] raw = new byte[32][];
        private String[] text = new String[32];
        private int place;

        void begin() {
            place = 0;
        }

        /// Up to the next quote; `null` where there is none, or a character that is written otherwise than it is.
        @Nullable
        String next() {
            int start = at;
            while (at < end && line[at] != '"') {
                if (line[at] == '\\' || line[at] < ' ') return null;
                at++;
            }
            if (at == end) return null;
            if (place == raw.length) {
                raw = Arrays.copyOf(raw, 2 * place);
                text = Arrays.copyOf(text, 2 * place);
            }
            byte[] known = raw[place];
            if (known == null || !Arrays.equals(line, start, at, known, 0, known.length)) {
                raw[place] = Arrays.copyOfRange(line, start, at);
                text[place] = new String(line, start, at - start, StandardCharsets.US_ASCII);
            }
            return text[place++];
        }
    }
}
