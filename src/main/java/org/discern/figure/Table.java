package org.discern.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table of text, written as HTML by [ReportPage], or as Markdown, LaTeX or CSV.
///
/// @param rows cells as they are shown, as many as there are columns
/// @param notes what must be known to read it; left out of the CSV
public record Table(String caption, List<Column> columns, List<List<String>> rows, List<String> notes)
        implements Block {
    /// @param numeric whether its cells are numbers, aligned at their end
    public record Column(String name, boolean numeric) {
        /// A column of words.
        public static Column text(String name) {
            return new Column(name, false);
        }

        /// A column of numbers.
        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size())
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
        }
    }

    /// This table with one more column at its end.
    ///
    /// @param cells one for each row
    public Table with(Column column, List<String> cells) {
        if (cells.size() != rows.size())
            throw new IllegalArgumentException(cells.size() + " cells for " + rows.size() + " rows");
        List<List<String>> wider = IntStream.range(0, rows.size())
                .mapToObj(i -> Stream.concat(rows.get(i).stream(), Stream.of(cells.get(i)))
                        .toList())
                .toList();
        return new Table(
                caption, Stream.concat(columns.stream(), Stream.of(column)).toList(), wider, notes);
    }

    /// This table with its rows as columns: the first column's cells become the heads.
    ///
    /// @param head of the new first column, which holds what were heads
    public Table transposed(String head) {
        List<Column> heads = Stream.concat(
                        Stream.of(Column.text(head)), rows.stream().map(row -> Column.number(row.getFirst())))
                .toList();
        List<List<String>> turned = IntStream.range(1, columns.size())
                .mapToObj(i -> Stream.concat(
                                Stream.of(columns.get(i).name()), rows.stream().map(row -> row.get(i)))
                        .toList())
                .toList();
        return new Table(caption, heads, turned, notes);
    }

    /// Header and rows as CSV (RFC 4180, lines end with a line feed).
    public String csv() {
        return lines().map(cells -> cells.stream().map(Table::csvCell).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    /// Caption, table and notes as GitHub's Markdown.
    public String markdown() {
        String rule = columns.stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        List<String> lines = lines().map(cells ->
                        cells.stream().map(Table::markdownCell).collect(Collectors.joining(" | ", "| ", " |\n")))
                .toList();
        return "**" + markdownCell(caption) + "**\n\n" + lines.getFirst() + rule
                + String.join("", lines.subList(1, lines.size()))
                + notes.stream().map(note -> "\n" + markdownCell(note) + "\n").collect(Collectors.joining());
    }

    /// Caption, table and notes as a LaTeX table with the rules of `booktabs`.
    public String latex() {
        String alignment =
                columns.stream().map(column -> column.numeric() ? "r" : "l").collect(Collectors.joining());
        List<String> lines = lines().map(cells ->
                        cells.stream().map(Table::latexCell).collect(Collectors.joining(" & ", "  ", " \\\\\n")))
                .toList();
        return "\\begin{table}\n\\centering\n\\caption{" + latexCell(caption) + "}\n\\begin{tabular}{" + alignment
                + "}\n\\toprule\n" + lines.getFirst() + "\\midrule\n"
                + String.join("", lines.subList(1, lines.size())) + "\\bottomrule\n\\end{tabular}\n"
                + notes.stream()
                        .map(note -> "\\par\\small " + latexCell(note) + "\n")
                        .collect(Collectors.joining())
                + "\\end{table}\n";
    }

    private Stream<List<String>> lines() {
        return Stream.concat(Stream.of(columns.stream().map(Column::name).toList()), rows.stream());
    }

    private static String csvCell(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String latexCell(String cell) {
        StringBuilder text = new StringBuilder(cell.length() + 8);
        for (char c : cell.toCharArray()) {
            switch (c) {
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').append(c);
                case '\\' -> text.append("\\textbackslash{}");
                case '~' -> text.append("\\textasciitilde{}");
                case '^' -> text.append("\\textasciicircum{}");
                case '<' -> text.append("\\textless{}");
                case '>' -> text.append("\\textgreater{}");
                case '|' -> text.append("\\textbar{}");
                case '"' -> text.append("\\textquotedbl{}");
                case '\n', '\r' -> text.append(' ');
                default -> text.append(c);
            }
        }
        // A row that begins with a bracket would be taken for an option of the row before it.
        return text.indexOf("[") == 0 ? "{}" + text : text.toString();
    }

    private static String markdownCell(String cell) {
        return cell.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1").replaceAll("\\R", " ");
    }
}
