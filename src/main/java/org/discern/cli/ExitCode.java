package org.discern.cli;

/// What a command leaves to the shell that called it.
public final class ExitCode {
    public static final int OK = 0;
    /// An expected failure, told in words.
    public static final int PROBLEM = 1;
    /// The command line could not be understood.
    public static final int USAGE = 2;
    /// Stopped on request; what was safe on disk stays.
    public static final int CANCELLED = 3;
    /// A bug.
    public static final int BUG = 70;

    private ExitCode() {}
}
