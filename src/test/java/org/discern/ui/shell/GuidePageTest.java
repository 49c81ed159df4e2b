package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.discern.ui.shell.GuidePage.Block;
import org.discern.ui.shell.GuidePage.Span;
import org.junit.jupiter.api.Test;

class GuidePageTest {
    @Test
    void readsHeadingsParagraphsListsAndTheirSpansAndNothingElse() {
        GuidePage page = GuidePage.parse("""
                # Title
                ![a picture](x.png)
                One line,
                and **its** `end`.

                - first
                  goes on
                - [second](data.md)

                ```
                left out
                ```
                | a | table |
                """);
        assertEquals(
                List.of(
                        new Block(1, false, List.of(Span.plain("Title"))),
                        new Block(
                                0,
                                false,
                                List.of(
                                        Span.plain("One line, and "),
                                        new Span("its", true, false, ""),
                                        Span.plain(" "),
                                        new Span("end", false, true, ""),
                                        Span.plain("."))),
                        new Block(0, true, List.of(Span.plain("first goes on"))),
                        new Block(0, true, List.of(new Span("second", false, false, "data.md")))),
                page.blocks());
    }

    @Test
    void everyPanelHasAPageWhoseLinksLead() {
        List<String> names = Stream.concat(
                        Stream.of("welcome"),
                        Stream.of(Panel.values()).map(panel -> panel.name().toLowerCase(Locale.ROOT)))
                .toList();
        for (String name : names) {
            GuidePage page = GuidePage.named(name).orElseThrow(() -> new AssertionError("no page " + name));
            assertEquals(1, page.blocks().getFirst().level(), name);
            page.blocks().stream()
                    .flatMap(block -> block.spans().stream())
                    .filter(span -> !span.target().isEmpty())
                    .forEach(span -> assertTrue(
                            names.contains(span.target().replace(".md", "")), name + " to " + span.target()));
        }
    }
}
