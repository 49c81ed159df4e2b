package org.discern.catalog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// What DuckDB's errors mean to the person at the screen. It gives them no codes, so its texts must do; the
/// tests provoke each.
final class Failures {
    private static final Pattern LOCKED =
            Pattern.compile("Could not set lock on file.*?(?:\\((PID \\d+)\\)|$)", Pattern.DOTALL);
    private static final Pattern NEWER = Pattern.compile("version number|newer version");
    private static final Pattern DAMAGED = Pattern.compile(
            "not a valid DuckDB database|Corrupt|Could not read enough bytes|replaying WAL|Serialization Error|checksum");
    private static final Pattern STORAGE = Pattern.compile("IO Error|No space left|Out of Memory Error");

    private Failures() {}

    /// Everything that keeps a catalog from opening is a [Problem].
    static Problem whenOpening(String catalog, SQLException failure) {
        Problem known = known(catalog, text(failure), failure);
        if (known != null) return known;
        return new Problem(
                "The catalog " + catalog + " cannot be opened: " + text(failure),
                "Check that the project's folder is there and may be written to.",
                failure);
    }

    /// A failure of an open catalog: a [Problem] where disk, memory or file are to blame, else a bug.
    static RuntimeException whenUsing(String catalog, SQLException failure) {
        Problem known = known(catalog, text(failure), failure);
        if (known != null) return known;
        if (isStorage(failure)) {
            return new Problem(
                    "The catalog " + catalog + " cannot be used: " + text(failure),
                    "Check the space left on its disk and the memory left on the machine. Nothing was changed.",
                    failure);
        }
        return new IllegalStateException("catalog " + catalog, failure);
    }

    /// Whether disk or memory are to blame.
    static boolean isStorage(SQLException failure) {
        return STORAGE.matcher(text(failure)).find();
    }

    /// A failure with a table that was read where it lies: a [Problem].
    static Problem whenReading(Path file, SQLException failure) {
        boolean full = isStorage(failure);
        return new Problem(
                file + " cannot be read: " + text(failure).lines().findFirst().orElse(""),
                full
                        ? "Is it complete, may you read it, and is there space left on the disk and in memory?"
                        : "Is it the table that its name says, complete and unpacked as it was published?",
                failure);
    }

    private static @Nullable Problem known(String catalog, String text, SQLException failure) {
        Matcher locked = LOCKED.matcher(text);
        if (locked.find()) {
            String process = locked.group(1) == null ? "" : " (" + locked.group(1) + ")";
            return new Problem(
                    "The project is open in another process" + process + ": " + catalog,
                    "Close it there, or wait until its run has ended.",
                    failure);
        }
        if (NEWER.matcher(text).find()) return newer(catalog, failure);
        if (DAMAGED.matcher(text).find()) {
            return new Problem(
                    "The catalog " + catalog + " is damaged.",
                    "It is only an index: delete this file and import the data sets again. Runs are kept in their own folders.",
                    failure);
        }
        return null;
    }

    /// The file was made by a newer version of this program, or of DuckDB.
    static Problem newer(String catalog, @Nullable Throwable cause) {
        return new Problem(
                "The catalog " + catalog + " was made by a newer version of the workbench.",
                "Use that version, or delete this file and import the data sets again: it is only an index.",
                cause);
    }

    private static String text(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }
}
