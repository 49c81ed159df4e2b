package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.discern.model.RowProblem;

/// Looks image files up: a table may name files that were never copied, and files vanish.
public final class MissingFiles {
    private static final int FILES_A_REPORT = 1000;

    private final Path root;

    private MissingFiles(Path root) {
        this.root = root;
    }

    /// One problem for each file that is not there, or that leaves the data root through a link, in order.
    ///
    /// @param root data root
    /// @param files paths relative to it
    /// @param rows the row that names each
    /// @param progress told now and then how many were looked up
    /// @throws CancellationException once cancelled
    public static List<RowProblem> find(
            Path root, List<String> files, List<RowPlace> rows, LongConsumer progress, BooleanSupplier cancelled) {
        Path realRoot;
        try {
            realRoot = root.toRealPath();
        } catch (IOException e) {
            realRoot = root;
        }
        MissingFiles missing = new MissingFiles(realRoot);
        AtomicLong done = new AtomicLong();
        List<RowProblem> problems = IntStream.range(0, files.size())
                .parallel()
                .filter(i -> {
                    long count = done.incrementAndGet();
                    if (count % FILES_A_REPORT == 0) {
                        if (cancelled.getAsBoolean()) throw new CancellationException();
                        progress.accept(count);
                    }
                    return !missing.isThere(files.get(i));
                })
                .mapToObj(i -> rows.get(i).problem(missing.why(files.get(i))))
                .toList();
        if (cancelled.getAsBoolean()) throw new CancellationException();
        progress.accept(files.size());
        return problems;
    }

    private boolean isThere(String name) {
        try {
            Path file = root.resolve(name);
            return Files.isRegularFile(file) && !leaves(file);
        } catch (InvalidPathException e) { // a name that this system cannot have
            return false;
        }
    }

    private String why(String name) {
        return "image file " + ImageFolder.shown(name)
                + (existsElsewhere(name) ? " leaves the data folder through a link; refused" : " not found");
    }

    private boolean existsElsewhere(String name) {
        try {
            Path file = root.resolve(name);
            return Files.exists(file) && leaves(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean leaves(Path file) {
        try {
            return !file.toRealPath().startsWith(root);
        } catch (IOException e) {
            return true;
        }
    }
}
