package org.discern.data.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.jspecify.annotations.Nullable;

/// A comma-separated file with a header, UTF-8, plain or gzipped. Stray quotes are taken as they are; a row
/// whose number of cells is not the header's, or with a cell of absurd length, is reported and passed over.
final class CsvTable implements Table {
    private static final int READ_BYTES = 1 << 16;
    private static final int MAX_COLUMNS = 10_000;

    private final String name;
    private final Counted bytes;
    private final long fileBytes;
    private final CsvScanner scanner;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final int width;
    private long rowsRead;

    private CsvTable(String name, Counted bytes, long fileBytes, Predicate<String> wanted) throws IOException {
        this.name = name;
        this.bytes = bytes;
        this.fileBytes = fileBytes;
        this.scanner = new CsvScanner(reader(name, bytes));
        String[] header = header(name, scanner);
        width = header.length;
        boolean[] kept = new boolean[width];
        for (int i = 0; i < width; i++) {
            if (header[i].isEmpty() || columns.putIfAbsent(header[i], i) != null) continue;
            kept[i] = wanted.test(header[i]);
        }
        scanner.want(kept);
    }

    /// @throws Problem where there is no header
    static CsvTable open(Path file, String name, Predicate<String> wanted) {
        try {
            Counted bytes = new Counted(Files.newInputStream(file));
            try {
                CsvTable table = new CsvTable(name, bytes, Files.size(file), wanted);
                if (table.columns.isEmpty())
                    throw new Problem(name + " has no header", "Its first line must name the columns.");
                return table;
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Problem(name + " cannot be read", "Is it complete, and may you read it?", e);
        }
    }

    private static Reader reader(String name, InputStream bytes) throws IOException {
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes, READ_BYTES) : bytes;
        return new InputStreamReader(plain, StandardCharsets.UTF_8);
    }

    private static String[] header(String name, CsvScanner scanner) throws IOException {
        boolean[] all = new boolean[MAX_COLUMNS];
        Arrays.fill(all, true);
        scanner.want(all);
        if (!scanner.next()) return new String[0];
        if (scanner.width() > MAX_COLUMNS)
            throw new Problem(name + " has " + scanner.width() + " columns", "Is it comma-separated text?");
        return Arrays.copyOf(scanner.cells(), scanner.width());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Integer> columns() {
        return Collections.unmodifiableMap(columns);
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }

    @Override
    public long rowsInAll() {
        return bytes.count == 0 || bytes.count >= fileBytes
                ? rowsRead
                : Math.round(rowsRead * ((double) fileBytes / bytes.count));
    }

    @Override
    public @Nullable Row next(Consumer<RowProblem> problems) {
        try {
            while (scanner.next()) {
                if (scanner.filled() == 0 && scanner.width() == 1 && width > 1) continue;
                rowsRead++;
                if (fits()) return new Row(name, scanner.line(), columns, scanner.cells());
                problems.accept(new RowProblem(name, scanner.line(), whyNot()));
            }
        } catch (IOException e) {
            problems.accept(new RowProblem(name, scanner.nextLine(), "the table breaks off here"));
        }
        return null;
    }

    private boolean fits() {
        return !scanner.cut() && scanner.width() >= width && scanner.filled() <= width;
    }

    private String whyNot() {
        long lastLine = scanner.nextLine() - 1;
        String what = scanner.cut()
                ? "a cell of over %,d characters".formatted(CsvScanner.MAX_CELL_CHARS)
                : "%d cells, but the header has %d".formatted(scanner.width(), width);
        return what + "; left out" + (lastLine > scanner.line() ? " to line " + lastLine + ": is a quote open?" : "");
    }

    @Override
    public void close() {
        try {
            scanner.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Counts the bytes of the file that were read.
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count++;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
