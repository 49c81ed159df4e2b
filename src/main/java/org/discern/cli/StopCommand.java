package org.discern.cli;

import java.util.concurrent.Callable;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.workflow.DetachedRuns;
import org.discern.workflow.FollowSubmissions;
import org.discern.workflow.WorkRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern stop`: ends a detached run in good order.
@Command(name = "stop", description = "Stop a detached run at its next step; it can be resumed.")
final class StopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "the run's name, as `discern runs` lists it")
    private String run = "";

    @Option(names = "--after-epoch", description = "at the end of the epoch instead")
    private boolean afterEpoch;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    StopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunId id = RunId.of(run).orElseThrow(() -> new Problem("no run can have the name " + run, "check it"));
        if (!onCluster(id))
            DetachedRuns.request(project.path(), id, afterEpoch ? WorkRequest.STOP_AFTER_EPOCH : WorkRequest.STOP);
        output.answer(terminal, id, id + " stops " + (afterEpoch ? "after this epoch" : "at its next step"));
        return ExitCode.OK;
    }

    private boolean onCluster(RunId id) {
        return FollowSubmissions.stop(project.path(), id);
    }
}
