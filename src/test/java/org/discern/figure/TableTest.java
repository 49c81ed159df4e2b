package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void csvComesBackAsItWas(long seed) {
        var random = new SplittableRandom(seed);
        String alphabet = "a,\"\n\r;é |=";
        List<List<String>> rows = IntStream.range(0, 20)
                .mapToObj(_ -> IntStream.range(0, 3)
                        .mapToObj(_ -> random.ints(random.nextInt(6), 0, alphabet.length())
                                .mapToObj(c -> alphabet.substring(c, c + 1))
                                .reduce("", String::concat))
                        .toList())
                .toList();
        var columns = List.of(Table.Column.text("na,me"), Table.Column.number("\"x\""), Table.Column.number("y"));
        List<List<String>> read = parse(new Table("t", columns, rows, List.of("note")).csv());
        assertEquals(List.of("na,me", "\"x\"", "y"), read.getFirst());
        assertEquals(rows, read.subList(1, read.size()));
    }

    @Test
    void transposedItsRowsAreColumns() {
        Table table = new Table(
                "AUROC",
                List.of(Table.Column.text("Model"), Table.Column.number("Edema"), Table.Column.number("Fracture")),
                List.of(List.of("moco", "0.8", "0.6"), List.of("discern", "0.9", "0.7")),
                List.of("note"));
        assertEquals(
                new Table(
                        "AUROC",
                        List.of(
                                Table.Column.text("Finding"),
                                Table.Column.number("moco"),
                                Table.Column.number("discern")),
                        List.of(List.of("Edema", "0.8", "0.9"), List.of("Fracture", "0.6", "0.7")),
                        List.of("note")),
                table.transposed("Finding"));
    }

    @Test
    void latexKeepsWhatIsSpecialAsText() {
        Table table = new Table(
                "50 % & more",
                List.of(Table.Column.text("a_b"), Table.Column.number("p < 0.05")),
                List.of(List.of("[x] #1", "\\alpha{~}^2 $5"), List.of("two\nlines", "|\"|")),
                List.of("A note."));
        assertEquals("""
                \\begin{table}
                \\centering
                \\caption{50 \\% \\& more}
                \\begin{tabular}{lr}
                \\toprule
                  a\\_b & p \\textless{} 0.05 \\\\
                \\midrule
                  {}[x] \\#1 & \\textbackslash{}alpha\\{\\textasciitilde{}\\}\\textasciicircum{}2 \\$5 \\\\
                  two lines & \\textbar{}\\textquotedbl{}\\textbar{} \\\\
                \\bottomrule
                \\end{tabular}
                \\par\\small A note.
                \\end{table}
                """, table.latex());
    }

    @Test
    void markdownShowsCellsAsTheyAre() {
        var table = new Table(
                "AUROC [95 %]",
                List.of(Table.Column.text("Model"), Table.Column.number("A|B")),
                List.of(List.of("<b>x</b>\ny", "0.8")),
                List.of("n/a: *none*"));
        assertEquals("""
                **AUROC \\[95 %\\]**

                | Model | A\\|B |
                | --- | ---: |
                | \\<b\\>x\\</b\\> y | 0.8 |

                n/a: \\*none\\*
                """, table.markdown());
    }

    @Test
    void rowsHaveAsManyCellsAsThereAreColumns() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table("t", List.of(Table.Column.text("a")), List.of(List.of("1", "2")), List.of()));
    }

    /// Reads RFC 4180, independently of what writes it.
    static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
