package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.config.SweepConfig;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.workflow.Project;
import org.discern.workflow.RunSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern run`: an experiment, or a sweep of them, from its films to its report.
@Command(
        name = "run",
        description = {
            "Run an experiment: pre-train, evaluate, report. A file with 'vary' is a sweep of several experiments; what",
            "is done of it already is not done again."
        })
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "the experiment's settings")
    private Path experiment = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a setting, such as moco.temperature=0.1")
    private List<String> settings = List.of();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private Detaching detaching = new Detaching();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (ConfigFile.isSweep(experiment)) return sweep();
        RunConfig config = ConfigFile.read(experiment, settings);
        try (Project open = project.open()) {
            if (detaching.wanted()) {
                RunId id = Interruptible.run(
                        output.progress(terminal),
                        context -> terminal.experiments().apply(open).prepare(config, context));
                detaching.start(terminal, output, open, id);
                return ExitCode.OK;
            }
            RunSummary summary = Interruptible.run(
                    output.progress(terminal),
                    context -> terminal.experiments().apply(open).start(config, context));
            output.ended(terminal, open, summary);
            return ExitCode.OK;
        }
    }

    private int sweep() {
        if (detaching.wanted())
            throw new Problem(
                    "--detach is for one experiment", "leave it out: a sweep that is stopped goes on where it was");
        SweepConfig sweep = ConfigFile.readSweep(experiment, settings);
        try (Project open = project.open()) {
            Path report = Interruptible.run(
                    output.progress(terminal),
                    context -> new RunSweep(open, terminal.experiments().apply(open)).run(sweep, context));
            output.report(terminal, report);
            return ExitCode.OK;
        }
    }
}
