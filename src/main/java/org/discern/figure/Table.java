package org.discern.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table of text, written as HTML by [ReportPage], or as Markdown or CSV.
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

    private Stream<List<String>> lines() {
        return Stream.concat(Stream.of(columns.stream().map(Column::name).toList()), rows.stream());
    }

    private static String csvCell(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String markdownCell(String cell) {
        return cell.replaceAll("([\\\\`*_<>|\\[\\]])", "\\\\$1").replaceAll("\\R", " ");
    }
}
