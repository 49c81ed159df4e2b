package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.discern.data.ingest.Table.Row;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    @TempDir
    Path folder;

    private Path root = Path.of("");
    private final List<RowProblem> problems = new ArrayList<>();

    @BeforeEach
    void resolveFolder() throws IOException {
        root = folder.toRealPath();
    }

    @Test
    void countsLinesAsAnEditorDoes() throws IOException {
        List<String> rows = rows("id,note\n1,plain\n2,\"two\nlines, and a \"\"quote\"\"\"\n\n3,last");
        assertEquals(List.of("2|1|plain", "3|2|two\nlines, and a \"quote\"", "6|3|last"), rows);
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEnd(String end) throws IOException {
        assertEquals(List.of("2|1|a", "3|2|b"), rows(String.join(end, "id,note", "1,a", "2,b", "")));
    }

    @Test
    void reportsRowsThatDoNotFitTheHeaderAndGoesOn() throws IOException {
        assertEquals(List.of("3|2|b", "5|4|d", "6|5|e"), rows("id,note\n1\n2,b\n3,c,extra\n4,d,\n5,e\n"));
        assertEquals(
                List.of(
                        new RowProblem("t.csv", 2, "1 cells, but the header has 2; left out"),
                        new RowProblem("t.csv", 4, "3 cells, but the header has 2; left out")),
                problems);
    }

    @Test
    void survivesStrayQuotes() throws IOException {
        assertEquals(List.of("2|1|a\"b", "3|2|ab", "4|3|c"), rows("id,note\n1,a\"b\n2,\"a\"b\n3,c\n"));
        problems.clear();
        assertEquals(List.of("2|1|a"), rows("id,note\n1,a\n\"2,b\n3,c\n"));
        assertEquals(1, problems.size());
        assertEquals(3, problems.getFirst().row());
        assertTrue(
                problems.getFirst().what().contains("is a quote open?"),
                problems.getFirst().what());
    }

    @Test
    void readsPastAByteOrderMarkAndTheNihHeader() throws IOException {
        Files.writeString(root.resolve("t.csv"), "\uFEFF\"Image Index\",Image[Width,Height],\n");
        try (Table table = open(root.resolve("t.csv"))) {
            assertEquals(
                    Set.of("Image Index", "Image[Width", "Height]"),
                    table.columns().keySet());
        }
    }

    @Test
    void readsGzipAndKeepsWhatATruncatedOneHolds() throws IOException {
        StringBuilder text = new StringBuilder("id,note\n");
        for (int i = 0; i < 20_000; i++)
            text.append(i)
                    .append(',')
                    .append(Integer.toHexString(i * 0x9E3779B1))
                    .append('\n');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(root.resolve("t.csv.gz"), bytes.toByteArray());
        assertEquals(List.of(file), Table.find(root, "t.csv"), "the .gz may be left off");
        assertEquals(20_000, rows(file).size());
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        int read = rows(file).size();
        assertTrue(read > 5_000 && read < 15_000, "rows read: " + read);
        assertEquals("the table breaks off here", problems.getLast().what());
    }

    @Test
    void aCellOfTenMegabytesCostsItsRowOnly() throws IOException {
        String huge = "x".repeat(10_000_000);
        assertEquals(
                List.of("2|1|a", "4|3|c", "6|5|e"),
                rows("id,note\n1,a\n2," + huge + "\n3,c\n4,\"" + huge + "\"\n5,e\n"));
        assertEquals(
                List.of(
                        new RowProblem("t.csv", 3, "a cell of over 1,048,576 characters; left out"),
                        new RowProblem("t.csv", 5, "a cell of over 1,048,576 characters; left out")),
                problems);
    }

    @Test
    void formulasAndControlCharactersStayTheTextTheyAre() throws IOException {
        assertEquals(List.of("2|=1+1|@SUM(A1)", "3|a\0b|\u001B[2J"), rows("id,note\n=1+1,@SUM(A1)\na\0b,\u001B[2J\n"));
    }

    /// Cells of all lengths around the buffer's, against Java's own splitting.
    @Test
    void readsCellsAcrossTheBuffersEnds() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder("id,other,note\n");
        for (int line = 2; line < 400; line++) {
            String note = "abc".repeat(random.nextInt(random.nextInt(9) == 0 ? 60_000 : 20)) + "z";
            boolean quote = random.nextBoolean();
            text.append(line)
                    .append(",")
                    .append("-".repeat(random.nextInt(3000)))
                    .append(",");
            text.append(quote ? "\"" + note + "\"" : note).append(random.nextBoolean() ? "\r\n" : "\n");
            expected.add(line + "|" + line + "|" + note);
        }
        assertEquals(expected, rows(text.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", ",,,\n1,2,3,4\n"})
    void refusesATableWithoutHeader(String text) throws IOException {
        Path file = Files.writeString(root.resolve("t.csv"), text);
        Problem problem = assertThrows(Problem.class, () -> open(file));
        assertEquals("t.csv has no header", problem.what());
    }

    @Test
    void refusesWhatIsNoGzip() throws IOException {
        Path file = Files.writeString(root.resolve("t.csv.gz"), "id\n1\n");
        assertEquals(
                "t.csv.gz cannot be read",
                assertThrows(Problem.class, () -> open(file)).what());
    }

    @Test
    void findsTablesByPatternInOrderOfName() throws IOException {
        Files.createDirectory(root.resolve("sub"));
        for (String name : List.of("b.csv", "a.csv", "c.txt", "sub/a.csv"))
            Files.writeString(root.resolve(name), "id\n");
        assertEquals(List.of(root.resolve("a.csv"), root.resolve("b.csv")), Table.find(root, "*.csv"));
        assertEquals(List.of(root.resolve("sub/a.csv")), Table.find(root, "sub/{a,z}.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none.csv", "nowhere/t.csv", "../t.csv", "/etc/*", "sub/../../t.csv", "[.csv", "\0.csv", ""})
    void refusesTablesThatAreNotThere(String pattern) {
        assertThrows(Problem.class, () -> Table.find(root, pattern));
    }

    private List<String> rows(String text) throws IOException {
        return rows(Files.writeString(root.resolve("t.csv"), text));
    }

    private List<String> rows(Path file) {
        List<String> rows = new ArrayList<>();
        try (Table table = open(file)) {
            for (Row row = table.next(problems::add); row != null; row = table.next(problems::add)) {
                rows.add(row.line() + "|" + row.cell("id") + "|" + row.cell("note"));
            }
        }
        return rows;
    }

    private Table open(Path file) {
        return Table.open(root, file, _ -> true, () -> false);
    }
}
