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

/// A page of the guide: the part of Markdown that help in the window needs. Pictures, tables and fenced code are for
/// readers elsewhere and are left out.
record GuidePage(List<Block> blocks) {
    private static final Pattern SPAN = Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`|\\[(.+?)]\\((.+?)\\)");
    private static final Pattern HEADING = Pattern.compile("(#+)\\s+(.*)");

    GuidePage {
        blocks = List.copyOf(blocks);
    }

    /// @param level of a heading, 1 for the page's title; 0 for text
    /// @param item whether it stands in a list
    record Block(int level, boolean item, List<Span> spans) {}

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
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean item = false;
        boolean fenced = false;
        for (String raw : markdown.lines().toList()) {
            String line = raw.strip();
            boolean fence = line.startsWith("```");
            if (fence) fenced = !fenced;
            boolean left = fence || fenced || line.startsWith("![") || line.startsWith("|");
            Matcher heading = HEADING.matcher(line);
            boolean begins = line.startsWith("- ") || line.startsWith("* ") || line.matches("\\d+\\. .*");
            if (left || line.isEmpty() || begins || heading.matches()) {
                flush(blocks, text, item);
                item = false;
            }
            if (left || line.isEmpty()) continue;
            if (heading.matches()) {
                blocks.add(new Block(heading.group(1).length(), false, spans(heading.group(2))));
                continue;
            }
            item |= begins;
            String words = line.startsWith("- ") || line.startsWith("* ") ? line.substring(2) : line;
            text.append(text.isEmpty() ? "" : " ").append(words);
        }
        flush(blocks, text, item);
        return new GuidePage(blocks);
    }

    private static void flush(List<Block> blocks, StringBuilder text, boolean item) {
        if (!text.isEmpty()) blocks.add(new Block(0, item, spans(text.toString())));
        text.setLength(0);
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = SPAN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) spans.add(Span.plain(text.substring(end, matcher.start())));
            if (matcher.group(1) != null) spans.add(new Span(matcher.group(1), true, false, ""));
            else if (matcher.group(2) != null) spans.add(new Span(matcher.group(2), false, true, ""));
            else spans.add(new Span(matcher.group(3), false, false, matcher.group(4)));
            end = matcher.end();
        }
        if (end < text.length()) spans.add(Span.plain(text.substring(end)));
        return spans;
    }
}
