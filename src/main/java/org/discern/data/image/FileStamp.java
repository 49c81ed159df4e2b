package org.discern.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// By what a file is known to be the same as before.
///
/// @param bytes its size; -1 where it is not there
/// @param modifiedMillis when it was last written, since 1970
record FileStamp(long bytes, long modifiedMillis) {
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (IOException notThere) {
            return new FileStamp(-1, 0);
        }
    }

    boolean isThere() {
        return bytes >= 0;
    }
}
