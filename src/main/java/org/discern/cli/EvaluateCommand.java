package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.workflow.JobContext;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;
import org.jspecify.annotations.Nullable;
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
            names = "--settings",
            paramLabel = "FILE.yaml",
            description = "settings of `evaluation`, and `name`; only what differs from the run's")
    private @Nullable Path file;

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
                    context -> evaluate(terminal.experiments().apply(open), open.runId(run), context));
            output.ended(terminal, open, summary);
            return ExitCode.OK;
        }
    }

    private RunSummary evaluate(RunExperiment experiments, RunId id, JobContext context) {
        return file == null
                ? experiments.evaluate(id, settings, context)
                : experiments.evaluate(id, file, settings, context);
    }
}
