package org.discern.cli;

import java.util.concurrent.Callable;
import org.discern.config.Schema;
import picocli.CommandLine.Command;

/// `discern schema`: what an experiment's file may say, for editors.
@Command(
        name = "schema",
        description = {
            "Print the JSON schema of experiments, so that an editor completes and checks their settings.",
            "Editors with the YAML language server take it from a file's first line:",
            "# yaml-language-server: $schema=experiment.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(Schema.ofExperiment());
        return ExitCode.OK;
    }
}
