package org.discern.data.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/// Splits comma-separated text into rows of trimmed cells. A quote opens a quoted cell only at its beginning,
/// and what follows the closing one belongs to the cell. Cells that nobody asks for are passed over without a
/// copy.
final class CsvScanner implements AutoCloseable {
    /// Longer cells are not kept whole: they are an open quote, or an attack.
    static final int MAX_CELL_CHARS = 1 << 20;

    private static final int END = -1;

    private final Reader reader;
    private char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private int delimiter = '\n';
    private boolean halfLineEnd;

    private boolean[] wanted = new boolean[0];
    private String[] cells = new String[0];
    /// The last text of each column: most repeat it, and equal texts are then kept once.
    private String[] last = new String[0];
    private final StringBuilder quoted = new StringBuilder();
    private int width;
    private int filled;
    private boolean cut;
    private long line;
    private long nextLine = 1;

    /// Passes over a byte order mark.
    CsvScanner(Reader reader) throws IOException {
        this.reader = reader;
        if (hasMore() && buffer[at] == '\uFEFF') at++;
    }

    /// From the next row on, keeps these columns; the others read as blank.
    void want(boolean[] columns) {
        wanted = columns.clone();
        last = new String[columns.length];
        Arrays.fill(last, "");
    }

    /// Goes to the next row.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        if (delimiter == END || !hasMore()) return false;
        line = nextLine;
        width = 0;
        filled = 0;
        cut = false;
        cells = new String[Math.max(wanted.length, 1)];
        Arrays.fill(cells, "");
        do {
            cell(width < wanted.length && wanted[width]);
            width++;
        } while (delimiter == ',');
        return true;
    }

    /// The row's cells, at least as many as [#want] asked for.
    String[] cells() {
        return cells;
    }

    /// How many cells the row has.
    int width() {
        return width;
    }

    /// How many cells the row has up to the last that is not blank.
    int filled() {
        return filled;
    }

    /// The line that the row begins in, counted from 1.
    long line() {
        return line;
    }

    /// The line that the next row will begin in.
    long nextLine() {
        return nextLine;
    }

    /// Whether a cell of the row was too long.
    boolean cut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void cell(boolean keep) throws IOException {
        if (hasMore() && buffer[at] == '"') {
            at++;
            quotedCell();
            String text = quoted.toString().strip();
            if (!text.isEmpty()) filled = width + 1;
            if (keep) keep(text);
            return;
        }
        int start = at;
        while (true) {
            while (at < end && buffer[at] != ',' && buffer[at] != '\n' && buffer[at] != '\r') at++;
            if (at < end) break;
            start = keepFrom(start);
            if (!fill()) {
                endCell(start, END, keep);
                return;
            }
        }
        endCell(start, buffer[at], keep);
        at++;
    }

    private void endCell(int start, int by, boolean keep) {
        take(start, at, keep);
        endBy(by);
    }

    private void endBy(int by) {
        delimiter = by;
        halfLineEnd = by == '\r';
        if (by == '\n' || by == '\r') nextLine++;
    }

    /// Collects the rest of a quoted cell, up to its delimiter.
    private void quotedCell() throws IOException {
        quoted.setLength(0);
        boolean open = true;
        boolean afterReturn = false;
        while (hasMore()) {
            char c = buffer[at++];
            if (open && c == '"') {
                if (hasMore() && buffer[at] == '"') at++;
                else {
                    open = false;
                    continue;
                }
            } else if (!open && (c == ',' || c == '\n' || c == '\r')) {
                endBy(c);
                return;
            }
            if (c == '\r' || c == '\n' && !afterReturn) nextLine++;
            afterReturn = c == '\r';
            if (quoted.length() < MAX_CELL_CHARS) quoted.append(c);
            else cut = true;
        }
        endBy(END);
    }

    private void take(int from, int to, boolean keep) {
        int start = from;
        int stop = to;
        while (start < stop && Character.isWhitespace(buffer[start])) start++;
        if (start == stop) return;
        filled = width + 1;
        if (!keep) return;
        while (Character.isWhitespace(buffer[stop - 1])) stop--;
        String before = last[width];
        boolean same = before.length() == stop - start;
        for (int i = 0; same && i < before.length(); i++) same = before.charAt(i) == buffer[start + i];
        if (same) cells[width] = before;
        else keep(new String(buffer, start, stop - start));
    }

    private void keep(String text) {
        cells[width] = text;
        last[width] = text;
    }

    /// Moves what began at `start` to the front of the buffer, so that more can follow it.
    ///
    /// @return where it begins now
    private int keepFrom(int start) {
        int length = end - start;
        if (length > MAX_CELL_CHARS) {
            cut = true;
            length = 0;
        }
        System.arraycopy(buffer, start, buffer, 0, length);
        if (length > buffer.length / 2) buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        at = length;
        end = length;
        return 0;
    }

    /// Whether there is a character at `at`; only for use where nothing before it is needed any more.
    private boolean hasMore() throws IOException {
        while (true) {
            if (at == end) {
                at = 0;
                end = 0;
                if (!fill()) return false;
            }
            if (!halfLineEnd) return true;
            halfLineEnd = false;
            if (buffer[at] != '\n') return true;
            at++;
        }
    }

    private boolean fill() throws IOException {
        int read = reader.read(buffer, end, buffer.length - end);
        if (read <= 0) return false;
        end += read;
        return true;
    }
}
