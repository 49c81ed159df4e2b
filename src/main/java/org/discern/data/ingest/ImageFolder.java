package org.discern.data.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
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
import java.util.stream.Collectors;
import org.discern.config.DatasetConfig.Locate;
import org.discern.model.RowProblem;

/// The image files below a data root. Nothing outside it is ever named: not by `..`, not by an absolute path.
/// By path, a file is taken at its word; whether it is there is [MissingFiles]'s affair.
final class ImageFolder {
    private static final Set<String> EXTENSIONS =
            Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "dcm", "dicom");

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
        this.locate = locate;
        if (locate == Locate.PATH) return;
        for (String file : list(root, root, problems, cancelled)) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            filesByStem.computeIfAbsent(stem(name), _ -> new ArrayList<>(1)).add(file);
        }
    }

    /// The file that a table names.
    Located find(String name) {
        String path = name.replace('\\', '/');
        if (path.isEmpty()) return new Located.Nowhere("no image file is named");
        boolean drive = path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
        List<String> parts = isPlain(path) ? List.of() : List.of(path.split("/"));
        if (path.startsWith("/") || drive || parts.contains(".."))
            return new Located.Nowhere("image file " + shown(name) + " leaves the data folder; refused");
        return locate == Locate.PATH ? byPath(path, parts) : byName(path.substring(path.lastIndexOf('/') + 1));
    }

    /// Whether a path has only names between its slashes, as nearly all have.
    private static boolean isPlain(String path) {
        return !path.contains("/.") && !path.contains("//") && !path.startsWith(".") && !path.endsWith("/");
    }

    private static Located byPath(String path, List<String> parts) {
        String tidy = path;
        if (!parts.isEmpty()) {
            tidy = parts.stream()
                    .filter(part -> !part.isEmpty() && !part.equals("."))
                    .collect(Collectors.joining("/"));
        }
        if (tidy.isEmpty() || tidy.indexOf('\0') >= 0)
            return new Located.Nowhere("image file of this row cannot be looked up");
        return new Located.At(tidy, "");
    }

    private Located byName(String name) {
        List<String> files = filesByStem.getOrDefault(stem(name), List.of());
        if (files.isEmpty()) return new Located.Nowhere("image file " + shown(name) + " not found");
        String first = files.getFirst();
        return new Located.At(
                first,
                files.size() == 1
                        ? ""
                        : files.size() + " files are called " + shown(name) + "; " + first + " is taken");
    }

    /// The image files below `folder`, sorted, relative to `root`. Links are not followed, hidden files left out.
    static List<String> list(Path root, Path folder, Consumer<RowProblem> problems, BooleanSupplier cancelled) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (cancelled.getAsBoolean()) throw new CancellationException();
                    if (attributes.isRegularFile() && isImage(file.getFileName().toString()))
                        files.add(relative(root, file));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    problems.accept(new RowProblem(relative(root, file), 0, "cannot be read"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.accept(new RowProblem(relative(root, folder), 0, "cannot be listed to its end"));
        }
        Collections.sort(files);
        return files;
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isImage(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && EXTENSIONS.contains(extension);
    }

    /// A name fit to be shown: without what could steer a terminal, and of bearable length.
    static String shown(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return shown.length() <= 300 ? shown : shown.substring(0, 300) + "...";
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
