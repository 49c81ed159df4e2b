package org.discern.cli;

import java.util.concurrent.Callable;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.workflow.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `discern resume`: a run that was stopped or killed, from its last checkpoint.
@Command(name = "resume", description = "Go on with a stopped or killed run from its last checkpoint.")
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "the run's name, as `discern runs` lists it")
    private String run = "";

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private Detaching detaching = new Detaching();

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            if (detaching.wanted()) {
                RunId id = open.runId(run);
                Interruptible.run(output.progress(terminal), context -> {
                    terminal.experiments().apply(open).prepareAgain(id, context);
                    return id;
                });
                detaching.start(terminal, output, open, id);
                return ExitCode.OK;
            }
            RunSummary summary = Interruptible.run(
                    output.progress(terminal),
                    context -> terminal.experiments().apply(open).resume(open.runId(run), context));
            output.ended(terminal, open, summary);
            return ExitCode.OK;
        }
    }
}
