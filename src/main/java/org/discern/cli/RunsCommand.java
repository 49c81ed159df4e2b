package org.discern.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.discern.model.RunSummary;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `discern runs`: the runs of a project.
@Command(name = "runs", description = "List the runs of a project.")
final class RunsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            List<RunSummary> runs = open.runs();
            if (runs.isEmpty() && !output.json()) terminal.out().println("no runs yet");
            for (RunSummary run : runs) {
                output.answer(
                        terminal,
                        run,
                        String.format(
                                Locale.ROOT,
                                "%-44s %-8s %-24s %s",
                                run.id().value(),
                                run.method(),
                                run.dataset(),
                                run.state().name().toLowerCase(Locale.ROOT)));
            }
            return ExitCode.OK;
        }
    }
}
