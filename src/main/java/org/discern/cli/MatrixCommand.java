package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.workflow.LeaveFindingsOut;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern matrix`: encoders that were pre-trained without one finding each, judged on all.
@Command(
        name = "matrix",
        description = "Pre-train DisCeRn without each of its findings in turn and judge every encoder on all findings.")
final class MatrixCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "the settings of a DisCeRn experiment")
    private Path experiment = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a setting, such as evaluation.judgedOn=validation")
    private List<String> settings = List.of();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    MatrixCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunConfig config = ConfigFile.read(experiment, settings);
        try (Project open = project.open()) {
            Path page = Interruptible.run(
                    output.progress(terminal),
                    context -> new LeaveFindingsOut(open, terminal.experiments().apply(open)).run(config, context));
            output.report(terminal, page);
            return ExitCode.OK;
        }
    }
}
