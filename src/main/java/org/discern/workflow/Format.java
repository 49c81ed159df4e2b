package org.discern.workflow;

import java.nio.file.Path;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// How a project's folder and a run's folder are laid out, by number: a program that does not know a number refuses the
/// folder instead of misreading it. The tables of the catalog and the picture caches have numbers of their own.
///
/// @param format the number; `null` in folders of before it was written, which are as those of number 1
/// @param program who wrote it, in words
record Format(@Nullable Integer format, @Nullable String program) {
    /// Goes up when a program of before would misread what is written now, not when it may leave out what is new.
    static final int NOW = 1;

    static Format now() {
        return new Format(NOW, Environment.thisProgram());
    }

    /// @param what the folder is, such as `the run X`
    /// @throws Problem where a newer program wrote it
    void requireKnown(String what) {
        if (format == null || format <= NOW) return;
        throw new Problem(
                what + " was written by a newer version of the workbench (" + (program == null ? "unknown" : program)
                        + ", format " + format + "; this one reads up to " + NOW + ")",
                "open it with that version or a newer one; nothing in it was changed");
    }

    /// Reads what a file says of the format, whatever else it says.
    static Format of(Path file, RunJson json) {
        return json.read(file, Format.class);
    }
}
