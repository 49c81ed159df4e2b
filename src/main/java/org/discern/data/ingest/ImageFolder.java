package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.discern.config.DatasetConfig.Locate;
import org.discern.model.RowProblem;

/// The image files below a data root. Nothing outside it is ever named: not by `..`, not by an absolute path,
/// not through a link.
final class ImageFolder {
    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff");

    private final Path root;
    private final Locate locate;
    private final Map<String, List<String>> filesByStem = new HashMap<>();

    /// Where an image file is.
    sealed interface Located {
        /// @param file path relative to the data root, with forward slashes
        /// @param remark something to report all the same; empty for nothing
        record At(String file, String remark) implements Located {}

        /// @param why what to report
        record Nowhere(String why) implements Located {}
    }

    /// @param root the data root, as a real path
    ImageFolder(Path root, Locate locate, Consumer<RowProblem> problems, BooleanSupplier cancelled) {
        this.root = root;
        this.locate = locate;
        if (locate == Locate.NAME) list(problems, cancelled);
    }

    /// The file that a table names.
    Located find(String name) {
        String path = name.replace('\\', '/');
        if (path.isEmpty()) return new Located.Nowhere("no image file is named");
        if (path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")) {
            return new Located.Nowhere("image file " + name + " leaves the data folder; refused");
        }
        return locate == Locate.PATH ? byPath(path) : byName(path.substring(path.lastIndexOf('/') + 1));
    }

    private Located byPath(String path) {
        try {
            Path file = root.resolve(path).normalize();
            if (!Files.isRegularFile(file)) return new Located.Nowhere("image file " + path + " not found");
            if (!file.toRealPath().startsWith(root)) {
                return new Located.Nowhere("image file " + path + " leaves the data folder through a link; refused");
            }
            return new Located.At(relative(file), "");
        } catch (InvalidPathException | IOException e) {
            return new Located.Nowhere("image file of this row cannot be looked up");
        }
    }

    private Located byName(String name) {
        List<String> files = filesByStem.getOrDefault(stem(name), List.of());
        if (files.isEmpty()) return new Located.Nowhere("image file " + name + " not found");
        String first = files.getFirst();
        return new Located.At(
                first,
                files.size() == 1 ? "" : files.size() + " files are called " + name + "; " + first + " is taken");
    }

    private void list(Consumer<RowProblem> problems, BooleanSupplier cancelled) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (cancelled.getAsBoolean()) throw new CancellationException();
                    if (attributes.isRegularFile() && EXTENSIONS.contains(extension(file))) {
                        filesByStem
                                .computeIfAbsent(stem(file.getFileName().toString()), _ -> new ArrayList<>(1))
                                .add(relative(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    problems.accept(new RowProblem(relative(file), 0, "cannot be read"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.accept(new RowProblem(root.toString(), 0, "cannot be listed to its end"));
        }
        filesByStem.values().forEach(Collections::sort);
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
