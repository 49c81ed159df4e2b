package org.discern.ui.training;

import org.discern.config.RunConfig;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.workflow.JobContext;
import org.discern.workflow.RunRecord;

/// What the training panel asks of the workflow.
public interface Runs {
    /// Carries an experiment out from its films to its report.
    RunSummary start(RunConfig config, JobContext context);

    /// Goes on with a run from its last checkpoint.
    RunSummary resume(RunId id, JobContext context);

    /// What a run's folder holds.
    RunRecord read(RunId id);
}
