package org.discern.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern gui`: the window.
@Command(name = "gui", description = "Open the window.")
final class GuiCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup
    private @Nullable What what;

    /// Neither: the window begins with its welcome page.
    private static final class What {
        @Option(names = "--project", paramLabel = "DIR", description = "project folder")
        private @Nullable Path folder;

        @Parameters(
                paramLabel = "FILE",
                description = "project.discern of a project, or an experiment within a project for its designer")
        private @Nullable Path file;

        Path path() {
            return Objects.requireNonNull(folder == null ? file : folder);
        }
    }

    GuiCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.window()
                .accept(Optional.ofNullable(what)
                        .map(named -> named.path().toAbsolutePath().normalize()));
        return ExitCode.OK;
    }
}
