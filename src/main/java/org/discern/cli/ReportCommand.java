package org.discern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.discern.model.RunId;
import org.discern.workflow.Project;
import org.discern.workflow.WriteReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `discern report`: runs side by side.
@Command(name = "report", description = "Write a report that shows runs side by side.")
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "runs of one data set, as `discern runs` lists them")
    private List<String> runs = List.of();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            List<RunId> named = runs.stream().map(open::runId).toList();
            output.report(
                    terminal,
                    Interruptible.run(output.progress(terminal), context -> new WriteReport(open).run(named, context)));
            return ExitCode.OK;
        }
    }
}
