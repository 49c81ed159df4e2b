package org.discern.ui.training;

import java.util.List;
import java.util.Map;
import org.discern.config.RunConfig;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.workflow.JobContext;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.RunLog;
import org.discern.workflow.WorkRequest;
import org.discern.workflow.Worker;

/// What the training panel asks of the workflow.
public interface Runs {
    /// Carries an experiment out from its films to its report.
    RunSummary start(RunConfig config, JobContext context);

    /// Goes on with a run from its last checkpoint.
    RunSummary resume(RunId id, JobContext context);

    /// Starts an experiment in a process of its own.
    RunId detach(RunConfig config, JobContext context);

    /// Goes on with a run in a process of its own.
    RunId detachAgain(RunId id, JobContext context);

    /// Asks the process at work on a run for something.
    void request(RunId id, WorkRequest request);

    /// The experiments that waited for their turn when the project was closed.
    List<RunConfig> waiting();

    /// Keeps experiments that wait, in place of those that did.
    void keepWaiting(List<RunConfig> experiments);

    /// The log of a run.
    RunLog log(RunId id);

    /// What other processes have done since.
    Standings takeNotice();

    /// What the machine is doing.
    MachineLoad load();

    /// @param changed whether a run has begun, ended or come
    /// @param atWork who is at work on runs that are under way
    record Standings(boolean changed, Map<RunId, Worker> atWork) {}
}
