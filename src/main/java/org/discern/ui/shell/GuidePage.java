package org.discern.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the guide: the part of Markdown that help in the window needs. Pictures show the window to readers
/// elsewhere, and are left out. Of a table each row becomes an item, since beside a panel there is no room for columns.
record GuidePage(List<Block> blocks) {
    private static final Pattern SPAN =
            Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(\\S|\\S.*?\\S)\\*|`(.+?)`|\\[(.+?)]\\((.+?)\\)");
    private static final Pattern HEADING = Pattern.compile("(#+)\\s+(.*)");
    private static final Pattern ITEM = Pattern.compile("(?:[-*]|(\\d+)\\.) +(.*)");
    private static final Pattern RULE = Pattern.compile("\\|[-| :]+\\|");
    private static final String BAR = "(?<!\\\\)\\|";

    GuidePage {
        blocks = List.copyOf(blocks);
    }

    enum Kind {
        HEADING,
        TEXT,
        ITEM,
        CODE
    }

    /// @param level of a heading, 1 for the page's title; the number of an item in a numbered list; 0 else
    record Block(Kind kind, int level, List<Span> spans) {}

    /// @param target of a link, empty where it is none
    record Span(String text, boolean bold, boolean code, String target) {
        static Span plain(String text) {
            return new Span(text, false, false, "");
        }
    }

    /// The page of that name, such as `data`; empty where there is none.
    static Optional<GuidePage> named(String name) {
        try (InputStream text = GuidePage.class.getResourceAsStream("/org/discern/guide/" + name + ".md")) {
            return text == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GuidePage parse(String markdown) {
        Reader reader = new Reader();
        markdown.lines().forEach(reader::line);
        reader.end();
        return new GuidePage(reader.blocks);
    }

    /// Takes a page up line by line.
    private static final class Reader {
        final List<Block> blocks = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Kind kind = Kind.TEXT;
        private int number;
        private boolean fenced;
        private boolean inTable;

        void line(String raw) {
            String line = raw.strip();
            boolean row = !fenced && line.startsWith("|");
            boolean first = row && !inTable;
            inTable = row;
            if (line.startsWith("```")) {
                end();
                fenced = !fenced;
            } else if (fenced || raw.startsWith("    ") && (text.isEmpty() || kind == Kind.CODE)) code(raw);
            else if (line.isEmpty() || line.startsWith("![")) end();
            else if (row) row(line, first);
            else words(line);
        }

        private void code(String raw) {
            kind = Kind.CODE;
            text.append(text.isEmpty() ? "" : "\n").append(fenced ? raw : raw.substring(4));
        }

        /// What names the columns, and the rule below it, say nothing without them.
        private void row(String line, boolean first) {
            end();
            if (first || RULE.matcher(line).matches()) return;
            List<Span> spans = new ArrayList<>();
            for (String cell : line.substring(1).split(BAR)) {
                String words = cell.strip().replace("\\|", "|");
                if (words.isEmpty()) continue;
                if (!spans.isEmpty()) spans.add(Span.plain(" \u00b7 "));
                spans.addAll(spans(words));
            }
            blocks.add(new Block(Kind.ITEM, 0, spans));
        }

        private void words(String line) {
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (heading.matches()) {
                end();
                blocks.add(new Block(Kind.HEADING, heading.group(1).length(), spans(heading.group(2))));
                return;
            }
            if (kind == Kind.CODE || item.matches()) end();
            if (item.matches()) {
                kind = Kind.ITEM;
                number = item.group(1) == null ? 0 : Integer.parseInt(item.group(1));
            }
            text.append(text.isEmpty() ? "" : " ").append(item.matches() ? item.group(2) : line);
        }

        /// A paragraph, an item or lines of code end.
        void end() {
            String words = text.toString();
            if (!words.isEmpty())
                blocks.add(new Block(
                        kind, number, kind == Kind.CODE ? List.of(new Span(words, false, true, "")) : spans(words)));
            text.setLength(0);
            kind = Kind.TEXT;
            number = 0;
        }
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) spans.add(Span.plain(text.substring(end, matcher.start())));
            String strong = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (strong != null) spans.add(new Span(strong, true, false, ""));
            else if (matcher.group(3) != null) spans.add(new Span(matcher.group(3), false, true, ""));
            else spans.add(new Span(matcher.group(4), false, false, matcher.group(5)));
            end = matcher.end();
        }
        if (end < text.length()) spans.add(Span.plain(text.substring(end)));
        return spans;
    }
}
