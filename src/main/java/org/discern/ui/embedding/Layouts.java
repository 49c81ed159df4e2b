package org.discern.ui.embedding;

import java.util.concurrent.CancellationException;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.workflow.JobContext;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.RunRecord;

/// What the embedding panel asks of the workflow.
public interface Layouts {
    /// What a run's folder holds.
    RunRecord read(RunId id);

    /// Lays out the embeddings that a run stored.
    ///
    /// @throws Problem where it stored none
    /// @throws CancellationException when `context` says so
    FilmLayout lay(RunId run, LayoutSettings settings, LayoutControl control, JobContext context);
}
