package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/ReportPage/small.html");

    @Test
    void aSmallPageIsAsAgreed() throws Exception {
        String page = ReportPage.html(new ReportContent(
                        "Three methods",
                        "demo cohort, seed 7",
                        List.of(
                                new Block.Note(Block.Weight.WARNING, "The films are synthetic."),
                                new Block.Heading("Results"),
                                new Block.Paragraph("No method is better than another."),
                                new Table(
                                        "Paired differences",
                                        List.of(Table.Column.text("Comparison"), Table.Column.number("Difference")),
                                        List.of(List.of("DisCeRn - MoCo", "-0.012 [-0.03, 0.01]")),
                                        List.of("Positive: the first is better.")),
                                new Block.Figures(List.of(new Block.Drawing(
                                        "<svg viewBox=\"0 0 1 1\"></svg>", "nothing", "An empty figure"))),
                                new Block.Heading("Again"),
                                new Block.Code("Command", "discern run a.yaml --set x='1'", false),
                                new Block.Code("Settings", "a: <1>\n", true))))
                .replaceAll("(?s)(<style>\n).*(</style>)", "$1$2");
        if (Boolean.getBoolean("golden.update")) Files.writeString(GOLDEN, page);
        assertEquals(Files.readString(GOLDEN, StandardCharsets.UTF_8), page);
    }

    @Test
    void whateverIsWrittenStaysText() {
        String hostile = "</p></title></pre></table><script>alert(1)</script>\" onload='x' &lt; \u0000";
        String page = ReportPage.html(new ReportContent(
                hostile,
                hostile,
                List.of(
                        new Block.Heading(hostile),
                        new Block.Paragraph(hostile),
                        new Block.Note(Block.Weight.INFORMATION, hostile),
                        new Block.Code(hostile, hostile, true),
                        new Block.Code(hostile, hostile, false),
                        new Block.Heading(hostile),
                        new Block.Figures(List.of(new Block.Drawing("<svg></svg>", hostile, hostile))),
                        new Table(
                                hostile,
                                List.of(Table.Column.text(hostile), Table.Column.number(hostile)),
                                List.of(List.of(hostile, hostile)),
                                List.of(hostile)))));
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("' &lt;"));
        assertFalse(page.contains("onload='"));
        assertFalse(page.indexOf('\0') >= 0);
        assertEquals(1, page.split("</title>", -1).length - 1);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;lt;"));
    }

    @Test
    void theWholeReportIsWellFormedAndNeedsNothingFromOutside() throws Exception {
        String page = ReportPage.html(SampleReport.content());
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + "</body>".length());
        var document = Xml.parse(body);
        assertEquals(11, document.getElementsByTagName("svg").getLength());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        for (String outside : List.of("src=", "@import", "url(http", "<link"))
            assertFalse(page.contains(outside), outside);
    }

    @Test
    void onlySvgEntersAsItIs() {
        assertThrows(IllegalArgumentException.class, () -> new Block.Drawing("<script>", "", ""));
    }
}
