package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.discern.workflow.OpenDemo;
import org.discern.workflow.Project;
import org.discern.workflow.RunDemo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `discern demo`: MoCo, MedAug and DisCeRn on the synthetic demo cohort, to a report that shows them side by
/// side.
@Command(name = "demo", description = "Run the demo experiment on the synthetic demo cohort, to its report.")
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "where the demo project lies (default: ${DEFAULT-VALUE})")
    private Path folder = OpenDemo.defaultFolder();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "overrides a setting of all three experiments, such as pretrain.epochs=40")
    private List<String> settings = List.of();

    @Mixin
    private OutputOption output = new OutputOption();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path report = Interruptible.run(output.progress(terminal), context -> {
            try (Project project = new OpenDemo().run(folder, context)) {
                return new RunDemo(project, terminal.experiments().apply(project)).run(settings, context);
            }
        });
        output.report(terminal, report);
        return ExitCode.OK;
    }
}
