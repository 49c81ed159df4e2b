package org.discern.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.workflow.DetachedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern work`: what the process of a detached run does; nobody has to type it.
@Command(name = DetachedRuns.WORK, hidden = true, description = "Carry a prepared run out, without the catalog.")
final class WorkCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "the run's name")
    private String run = "";

    @Option(names = "--project", paramLabel = "DIR", description = "project folder", required = true)
    private Path project = Path.of("");

    @Mixin
    private OutputOption output = new OutputOption();

    WorkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunId id = RunId.of(run).orElseThrow(() -> new Problem("no run can have the name " + run, "check it"));
        Object unused = Interruptible.run(
                output.progress(terminal), context -> terminal.detached().work(project, id, context));
        return ExitCode.OK;
    }
}
