package org.discern.data.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.discern.model.RowProblem;
import org.jspecify.annotations.Nullable;

/// The image files of a folder and those below it, a row each, with the one column `Path`, relative to the data
/// root.
final class ImageTable implements Table {
    private static final Map<String, Integer> COLUMNS = Map.of("Path", 0);

    private final String name;
    private final List<String> files;
    private final List<RowProblem> unreadable;
    private int read;

    private ImageTable(String name, List<String> files, List<RowProblem> unreadable) {
        this.name = name;
        this.files = files;
        this.unreadable = unreadable;
    }

    static ImageTable list(Path root, Path folder, String name, BooleanSupplier cancelled) {
        List<RowProblem> unreadable = new ArrayList<>();
        return new ImageTable(name, ImageFolder.list(root, folder, unreadable::add, cancelled), unreadable);
    }

    @Override
    public String name() {
        return name.isEmpty() ? "." : name;
    }

    @Override
    public Map<String, Integer> columns() {
        return COLUMNS;
    }

    @Override
    public long rowsRead() {
        return read;
    }

    @Override
    public long rowsInAll() {
        return files.size();
    }

    @Override
    public @Nullable Row next(Consumer<RowProblem> problems) {
        unreadable.forEach(problems);
        unreadable.clear();
        if (read == files.size()) return null;
        String file = files.get(read++);
        return new Row(file, 0, COLUMNS, new String[] {file});
    }

    @Override
    public void close() {}
}
