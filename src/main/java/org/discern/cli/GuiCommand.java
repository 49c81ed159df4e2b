package org.discern.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `discern gui`: the window.
@Command(name = "gui", description = "Open the window.")
final class GuiCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "project folder (default: none, the window begins with its welcome page)")
    private @Nullable Path folder;

    GuiCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.window()
                .accept(Optional.ofNullable(folder)
                        .map(named -> named.toAbsolutePath().normalize()));
        return ExitCode.OK;
    }
}
