package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.jspecify.annotations.Nullable;

/// Rows with named columns, read one after the other: a file, or the image files of a folder.
sealed interface Table extends AutoCloseable permits CsvTable, ImageTable {
    /// A row of a table.
    ///
    /// @param source file to name it by, relative to the data root
    /// @param line line of the file that it begins in, the header's is 1; 0 where the row is the whole file
    record Row(String source, long line, Map<String, Integer> columns, String[] cells) implements Cells {
        @Override
        public String cell(String column) {
            Integer index = columns.get(column);
            if (index == null) throw new IllegalArgumentException("no column '" + column + "'");
            return cells[index];
        }
    }

    /// Name relative to the data root.
    String name();

    /// The columns and where each is in a row's cells, in order.
    Map<String, Integer> columns();

    /// Data rows met so far, good or bad.
    long rowsRead();

    /// How many rows there are in all: an estimate from what has been read of the file.
    long rowsInAll();

    /// The next good row, or null at the end; the bad ones before it go to `problems`.
    @Nullable
    Row next(Consumer<RowProblem> problems);

    @Override
    void close();

    /// Opens the table and reads its header.
    ///
    /// @param wanted columns whose cells are needed; the others may read as blank
    /// @throws Problem where there is none
    static Table open(Path root, Path file, Predicate<String> wanted, BooleanSupplier cancelled) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return Files.isDirectory(file)
                ? ImageTable.list(root, file, name, cancelled)
                : CsvTable.open(file, name, wanted);
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
            String name = pattern.substring(slash + 1);
            if (name.isEmpty() && slash >= 0 && Files.isDirectory(folder)) return List.of(folder);
            for (String glob : List.of(name, name + ".gz")) {
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

    /// The problem of a column that a table should have.
    static Problem missing(String table, String column, Set<String> present) {
        return new Problem(table + " has no column '" + column + "'", "It has: " + String.join(", ", present) + ".");
    }
}
