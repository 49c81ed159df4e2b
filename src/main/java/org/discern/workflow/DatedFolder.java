package org.discern.workflow;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.discern.model.Problem;

/// Folders that are named by the time at which they were made (UTC), each of its own: two of one second
/// differ in their last number.
final class DatedFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DatedFolder() {}

    /// @param suffix follows the time; may be empty
    /// @throws Problem where it cannot be made
    static Path create(Path parent, Instant now, String suffix) {
        String name = TIME.format(now) + suffix;
        try {
            Files.createDirectories(parent);
            for (int copy = 1; ; copy++) {
                try {
                    return Files.createDirectory(parent.resolve(copy == 1 ? name : name + "-" + copy));
                } catch (FileAlreadyExistsException taken) {
                    continue;
                }
            }
        } catch (IOException e) {
            throw new Problem("could not make a folder in " + parent, "check free space and permissions", e);
        }
    }
}
