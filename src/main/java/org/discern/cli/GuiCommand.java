package org.discern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.discern.workflow.OpenDemo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `discern gui`: the window.
@Command(name = "gui", description = "Open the window.")
final class GuiCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "project folder (default: the demo, ${DEFAULT-VALUE})")
    private Path folder = OpenDemo.defaultFolder();

    GuiCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.window().accept(folder.toAbsolutePath().normalize());
        return ExitCode.OK;
    }
}
