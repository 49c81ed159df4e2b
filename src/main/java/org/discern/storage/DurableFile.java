package org.discern.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.discern.model.Problem;

/// Replaces a file as a whole: written beside it, forced to disk, renamed over it. At any moment the name
/// holds the old content or the new.
public final class DurableFile {
    private DurableFile() {}

    /// Replaces `target` by what `content` writes to the path that it is given.
    ///
    /// @throws Problem when it cannot be written; `target` is then as it was
    public static void replace(Path target, Content content) {
        Path folder = folderOf(target);
        Path aside = folder.resolve(target.getFileName() + ".aside");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(aside);
            content.writeTo(aside);
            force(aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder);
        } catch (IOException e) {
            throw new Problem(
                    "could not write " + target + ": " + reason(e),
                    "the previous version, if there was one, is untouched; check free space and permissions",
                    e);
        } finally {
            discard(aside);
        }
    }

    /// Replaces `target` by a text.
    public static void replace(Path target, String text) {
        replace(target, aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IllegalArgumentException(file + " is not a file's path");
        return folder;
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    // The rename itself is safe only once the folder is on disk; systems that cannot open folders (Windows)
    // see to it themselves.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            return;
        }
    }

    // What stays behind is in nobody's way: the next attempt begins by removing it.
    private static void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException stays) {
            return;
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// Writes a whole file.
    @FunctionalInterface
    public interface Content {
        void writeTo(Path file) throws IOException;
    }
}
