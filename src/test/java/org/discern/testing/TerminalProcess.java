package org.discern.testing;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.discern.cli.DiscernCommand;
import org.discern.cli.Terminal;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.workflow.RunExperiment;

/// The command line as a process of its own.
public final class TerminalProcess {
    private TerminalProcess() {}

    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                false,
                project -> new RunExperiment(project, new Dl4jEngine()),
                folder -> {});
        System.exit(DiscernCommand.over(terminal, "test").execute(arguments));
    }
}
