package org.discern.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a run's folder, unique in the project. Letters, digits, `.`, `_` and `-`, beginning with a
/// letter or digit, so that it is one plain folder on every system.
public record RunId(String value) {
    private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    public RunId {
        if (!FOLDER_NAME.matcher(value).matches()) throw new IllegalArgumentException("not a run id: " + value);
    }

    /// The id that `text` is; empty where no run can have that name.
    public static Optional<RunId> of(String text) {
        return FOLDER_NAME.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
