package org.discern.ui.shell;

import java.util.List;
import java.util.Map;
import org.discern.config.RunConfig;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.SampleRuns;
import org.discern.ui.training.Runs;
import org.discern.workflow.JobContext;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.RunLog;
import org.discern.workflow.WorkRequest;

/// Runs that have ended, and no others; what a test does not expect fails it.
class QuietRuns implements Runs {
    @Override
    public RunSummary start(RunConfig config, JobContext context) {
        throw new AssertionError("not part of these tests");
    }

    @Override
    public RunSummary resume(RunId id, JobContext context) {
        throw new AssertionError("not part of these tests");
    }

    @Override
    public RunId detach(RunConfig config, JobContext context) {
        throw new AssertionError("not part of these tests");
    }

    @Override
    public RunId detachAgain(RunId id, JobContext context) {
        throw new AssertionError("not part of these tests");
    }

    @Override
    public void request(RunId id, WorkRequest request) {
        throw new AssertionError("not part of these tests");
    }

    @Override
    public List<RunConfig> waiting() {
        return List.of();
    }

    @Override
    public void keepWaiting(List<RunConfig> experiments) {
        // kept nowhere
    }

    @Override
    public RunLog log(RunId id) {
        return SampleRuns.log("moco", RunState.DONE);
    }

    @Override
    public Standings takeNotice() {
        return new Standings(false, Map.of());
    }

    @Override
    public MachineLoad load() {
        return MachineLoad.UNKNOWN;
    }
}
