package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.RunEvent;
import org.discern.workflow.CheckExperiment;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern check`: what speaks against an experiment, before hours are spent on it.
@Command(name = "check", description = "Check an experiment's settings against its data before running it.")
final class CheckCommand implements Callable<Integer> {
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

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig config = ConfigFile.read(experiment, settings);
        try (Project open = project.open()) {
            CheckExperiment check =
                    new CheckExperiment(config, open.cohort(config.data().dataset()));
            check.require();
            List<RunEvent.Notice> notices = check.notices();
            for (RunEvent.Notice notice : notices) {
                output.answer(terminal, notice, "warning: " + notice.text());
            }
            if (notices.isEmpty() && !output.json()) terminal.out().println("nothing speaks against it");
            return ExitCode.OK;
        }
    }
}
