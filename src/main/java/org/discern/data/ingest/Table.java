package org.discern.data.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.jspecify.annotations.Nullable;

/// A comma-separated table with a header, UTF-8, plain or gzipped, read row by row. Stray quotes are taken as
/// they are; a row whose number of cells is not the header's is reported and passed over.
final class Table implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final int width;
    private long rowsRead;

    /// A row of the table. `line` is the line of the file that it begins in; the header's is 1.
    record Row(long line, Map<String, Integer> columns, CSVRecord cells) implements Cells {
        @Override
        public String cell(String column) {
            Integer index = columns.get(column);
            if (index == null) throw new IllegalArgumentException("no column '" + column + "'");
            return cells.get(index).strip();
        }
    }

    private Table(String name, CSVParser parser) {
        this.name = name;
        this.parser = parser;
        this.records = parser.iterator();
        CSVRecord header = records.hasNext() ? records.next() : null;
        this.width = header == null ? 0 : header.size();
        for (int i = 0; i < width && header != null; i++)
            columns.putIfAbsent(header.get(i).strip(), i);
        columns.remove("");
    }

    /// The tables that `pattern` names below `root`, sorted; a name may have `*`, `?` and `{a,b}`, and may
    /// lack its `.gz`.
    ///
    /// @throws Problem where there is none
    static List<Path> find(Path root, String pattern) {
        List<Path> found = new ArrayList<>();
        try {
            int slash = pattern.lastIndexOf('/');
            Path folder = root.resolve(pattern.substring(0, slash + 1)).normalize();
            if (!folder.startsWith(root))
                throw new Problem("table " + pattern + " leaves the data folder " + root, "Move it there.");
            for (String glob : List.of(pattern.substring(slash + 1), pattern.substring(slash + 1) + ".gz")) {
                if (!found.isEmpty() || !Files.isDirectory(folder)) continue;
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
                    for (Path file : files) {
                        if (Files.isRegularFile(file)) found.add(file);
                    }
                }
            }
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new Problem(
                    "'" + pattern + "' does not name a table", "Correct it in the data set's description.", e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new Problem("the data folder " + root + " cannot be read", "May you read it?", e);
        }
        if (found.isEmpty()) {
            throw new Problem(
                    "no table " + pattern + " in " + root,
                    "Name the folder that holds it as data root, or correct the data set's description.");
        }
        Collections.sort(found);
        return found;
    }

    /// Opens the table and reads its header.
    ///
    /// @throws Problem where there is none
    static Table open(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        try {
            BufferedReader reader = reader(file);
            try {
                Table table = new Table(
                        name,
                        CSVParser.builder().setReader(reader).setFormat(FORMAT).get());
                if (table.columns.isEmpty())
                    throw new Problem(name + " has no header", "Its first line must name the columns.");
                return table;
            } catch (IOException | RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(name + " cannot be read", "Is it complete, and may you read it?", e);
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
            reader.mark(1);
            if (reader.read() != '\uFEFF') reader.reset();
            return reader;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /// Name relative to the data root.
    String name() {
        return name;
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /// Data rows met so far, good or bad.
    long rowsRead() {
        return rowsRead;
    }

    /// The next good row, or null at the end; the bad ones before it go to `problems`.
    @Nullable
    Row next(Consumer<RowProblem> problems) {
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            CSVRecord cells;
            try {
                if (!records.hasNext()) return null;
                cells = records.next();
            } catch (UncheckedIOException e) {
                problems.accept(new RowProblem(name, line, "the table breaks off here"));
                return null;
            }
            if (cells.size() == 1 && cells.get(0).isBlank() && width > 1) continue;
            rowsRead++;
            if (fits(cells)) return new Row(line, columns, cells);
            problems.accept(new RowProblem(
                    name,
                    line,
                    "%d cells, but the header has %d; left out%s"
                            .formatted(
                                    cells.size(),
                                    width,
                                    parser.getCurrentLineNumber() > line
                                            ? " to line " + parser.getCurrentLineNumber() + ": is a quote open?"
                                            : "")));
        }
    }

    private boolean fits(CSVRecord cells) {
        for (int i = width; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) return false;
        }
        return cells.size() >= width;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
