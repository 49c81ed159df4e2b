package org.discern.model;

import org.jspecify.annotations.Nullable;

/// An expected failure, written for the person at the screen: what went wrong and where, and what to do about
/// it. It is the same text in the window and in the terminal. Anything else that is thrown is a bug. Texts
/// name files, rows and settings, never what a patient's record says.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /// @param what what went wrong, with the file, row or setting concerned
    /// @param hint what to do; may be empty
    public Problem(String what, String hint) {
        this(what, hint, null);
    }

    public Problem(String what, String hint, @Nullable Throwable cause) {
        super(what, cause);
        this.hint = hint;
    }

    /// What went wrong, and where.
    public String what() {
        return String.valueOf(getMessage());
    }

    /// What to do about it; empty where nothing can be said.
    public String hint() {
        return hint;
    }
}
