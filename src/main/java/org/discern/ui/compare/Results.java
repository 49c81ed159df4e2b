package org.discern.ui.compare;

import java.nio.file.Path;
import java.util.List;
import org.discern.model.RunId;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.discern.workflow.RunRecord;

/// What the comparison panel asks of the workflow.
public interface Results {
    /// What a run's folder holds.
    RunRecord read(RunId id);

    /// The neighbours of films in the embeddings of runs.
    KeptNeighbours neighbours(List<RunId> runs, JobContext context);

    /// The matrices of findings left out that the project holds, the latest first.
    List<KeptMatrix> matrices();

    /// Writes a report on runs, and says where.
    Path report(List<RunId> runs, JobContext context);
}
