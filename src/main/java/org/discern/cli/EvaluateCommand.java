package org.discern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.discern.model.RunSummary;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern evaluate`: the encoder of a run, judged with other evaluation settings, as a run of its own.
@Command(
        name = "evaluate",
        description = "Judge a run's encoder again with other evaluation settings, as a run of its own.")
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "the run whose encoder is judged")
    private String run = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a setting, such as evaluation.labelFraction=0.1")
    private List<String> settings = List.of();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            RunSummary summary = Interruptible.run(
                    output.progress(terminal),
                    context -> terminal.experiments().apply(open).evaluate(open.runId(run), settings, context));
            output.ended(terminal, open, summary);
            return ExitCode.OK;
        }
    }
}
