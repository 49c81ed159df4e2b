package org.discern.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.model.Finding;
import org.discern.model.RocCurve;
import org.discern.model.RunId;
import org.discern.workflow.JobContext;
import org.discern.workflow.RunRecord;

/// What the visualisation panel asks of the workflow.
public interface Results {
    /// What a run's folder holds.
    RunRecord read(RunId id);

    /// The operating points of a model on the test split; empty where a class is absent or the run has no
    /// such model.
    Optional<RocCurve> roc(RunRecord run, String model, Finding finding);

    /// Writes a report on runs, and says where.
    Path report(List<RunId> runs, JobContext context);
}
