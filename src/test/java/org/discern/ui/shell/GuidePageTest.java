package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.discern.ui.shell.GuidePage.Block;
import org.discern.ui.shell.GuidePage.Kind;
import org.discern.ui.shell.GuidePage.Span;
import org.junit.jupiter.api.Test;

class GuidePageTest {
    @Test
    void readsWhatHelpShowsAndLeavesPicturesOut() {
        GuidePage page = GuidePage.parse("""
                # Title
                ![a picture](x.png)
                One line,
                and **its** `end`, *so* a * b.

                - first
                  goes on
                2. [second](data.md)

                ```
                discern run A.yaml

                # as it stands
                ```
                Said so:

                    L = -ln p

                | kind | what |
                |---|---|
                | `mass` | n / \\|S\\| |
                """);
        assertEquals(
                List.of(
                        new Block(Kind.HEADING, 1, List.of(Span.plain("Title"))),
                        new Block(
                                Kind.TEXT,
                                0,
                                List.of(
                                        Span.plain("One line, and "),
                                        new Span("its", true, false, ""),
                                        Span.plain(" "),
                                        new Span("end", false, true, ""),
                                        Span.plain(", "),
                                        new Span("so", true, false, ""),
                                        Span.plain(" a * b."))),
                        new Block(Kind.ITEM, 0, List.of(Span.plain("first goes on"))),
                        new Block(Kind.ITEM, 2, List.of(new Span("second", false, false, "data.md"))),
                        new Block(
                                Kind.CODE,
                                0,
                                List.of(new Span("discern run A.yaml\n\n# as it stands", false, true, ""))),
                        new Block(Kind.TEXT, 0, List.of(Span.plain("Said so:"))),
                        new Block(Kind.CODE, 0, List.of(new Span("L = -ln p", false, true, ""))),
                        new Block(
                                Kind.ITEM,
                                0,
                                List.of(
                                        new Span("mass", false, true, ""),
                                        Span.plain(" \u00b7 "),
                                        Span.plain("n / |S|")))),
                page.blocks());
    }

    /// Every panel has a page, and from the index every page of the guide is reached, within the window.
    @Test
    void everyPanelHasAPageAndEveryLinkLeads() throws IOException {
        Set<String> reached = new LinkedHashSet<>(Set.of("index"));
        for (List<String> next = List.of("index"); !next.isEmpty(); ) {
            Set<String> found = new LinkedHashSet<>();
            for (String name : next) {
                GuidePage page = GuidePage.named(name).orElseThrow(() -> new AssertionError("no page " + name));
                assertEquals(1, page.blocks().getFirst().level(), name);
                page.blocks().stream()
                        .flatMap(block -> block.spans().stream())
                        .map(Span::target)
                        .filter(target -> target.matches("[a-z-]+\\.md") || target.equals("../methods.md"))
                        .map(target -> target.replaceAll("\\.\\./|\\.md", ""))
                        .forEach(found::add);
            }
            found.removeAll(reached);
            reached.addAll(found);
            next = List.copyOf(found);
        }
        for (Panel panel : Panel.values())
            assertTrue(reached.contains(panel.name().toLowerCase(Locale.ROOT)), panel.name());
        try (Stream<Path> pages = Files.list(Path.of("src/docs/guide"))) {
            for (Path page :
                    pages.filter(path -> path.toString().endsWith(".md")).toList())
                assertTrue(reached.contains(page.getFileName().toString().replace(".md", "")), page.toString());
        }
    }

    /// What readers elsewhere follow: pictures and pages by their paths.
    @Test
    void everyPathOnEveryPageIsThere() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> all = Files.walk(Path.of("src/docs"))) {
            all.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            Matcher links = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)").matcher(Files.readString(page));
            while (links.find())
                assertTrue(Files.exists(page.resolveSibling(links.group(1))), page + " names " + links.group(1));
        }
    }
}
