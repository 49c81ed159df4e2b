package org.discern.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A report as one HTML page that needs nothing from outside and runs no script. The page follows the
/// reader's light or dark setting; figures stay on paper. It prints, and reads well without sight.
public final class ReportPage {
    private static final String STYLES = resource("report.css");

    private ReportPage() {}

    /// The whole page.
    public static String html(ReportContent content) {
        var body = new StringBuilder();
        int section = 0;
        for (Block block : content.blocks()) {
            switch (block) {
                case Block.Heading heading ->
                    body.append("<h2 id=\"section-%d\">%s</h2>\n".formatted(++section, text(heading.text())));
                case Block.Paragraph paragraph -> body.append("<p>%s</p>\n".formatted(text(paragraph.text())));
                case Block.Note note -> body.append(note(note));
                case Block.Figures figures -> body.append(figures(figures));
                case Block.Code code -> body.append(code(code));
                case Table table -> body.append(table(table));
            }
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <main>
                <header>
                <h1>%1$s</h1>
                <p class="subtitle">%3$s</p>
                </header>
                %4$s%5$s</main>
                </body>
                </html>
                """.formatted(text(content.title()), STYLES, text(content.subtitle()), contents(content.blocks()), body);
    }

    private static String contents(List<Block> blocks) {
        var items = new StringBuilder();
        int section = 0;
        for (Block block : blocks) {
            if (block instanceof Block.Heading(String title)) {
                items.append("<li><a href=\"#section-%d\">%s</a></li>\n".formatted(++section, text(title)));
            }
        }
        return section < 2 ? "" : "<nav aria-label=\"Contents\">\n<ul>\n" + items + "</ul>\n</nav>\n";
    }

    private static String note(Block.Note note) {
        return switch (note.weight()) {
            case INFORMATION -> "<p class=\"note\" role=\"note\">%s</p>\n".formatted(text(note.text()));
            case WARNING ->
                "<p class=\"note warning\" role=\"note\"><strong>Note:</strong> %s</p>\n".formatted(text(note.text()));
        };
    }

    private static String figures(Block.Figures figures) {
        return figures.drawings().stream()
                .map(ReportPage::drawing)
                .collect(Collectors.joining("", "<div class=\"figures\">\n", "</div>\n"));
    }

    private static String drawing(Block.Drawing drawing) {
        String caption =
                drawing.caption().isEmpty() ? "" : "<figcaption>%s</figcaption>\n".formatted(text(drawing.caption()));
        return "<figure>\n<div role=\"img\" aria-label=\"%s\">%s</div>\n%s</figure>\n"
                .formatted(text(drawing.description()), drawing.svg(), caption);
    }

    private static String code(Block.Code code) {
        String text = "<pre tabindex=\"0\"><code>%s</code></pre>\n".formatted(text(code.text()));
        return code.folded()
                ? "<details>\n<summary>%s</summary>\n%s</details>\n".formatted(text(code.summary()), text)
                : "<p>%s</p>\n%s".formatted(text(code.summary()), text);
    }

    private static String table(Table table) {
        String caption = text(table.caption());
        var html = new StringBuilder();
        html.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n".formatted(caption));
        html.append("<table>\n<caption>%s</caption>\n".formatted(caption));
        html.append("<thead>\n<tr>");
        for (Table.Column column : table.columns()) {
            html.append("<th scope=\"col\"%s>%s</th>".formatted(alignment(column), text(column.name())));
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++)
                html.append(cell(table.columns().get(i), row.get(i), i == 0));
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
        for (String note : table.notes()) html.append("<p class=\"table-note\">%s</p>\n".formatted(text(note)));
        return html.toString();
    }

    private static String cell(Table.Column column, String cell, boolean first) {
        String shown = column.numeric() ? text(cell).replaceAll("-(?=\\d)", "−") : text(cell);
        return first && !column.numeric()
                ? "<th scope=\"row\">%s</th>".formatted(shown)
                : "<td%s>%s</td>".formatted(alignment(column), shown);
    }

    private static String alignment(Table.Column column) {
        return column.numeric() ? " class=\"number\"" : "";
    }

    private static String text(String text) {
        return Html.escape(text);
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
