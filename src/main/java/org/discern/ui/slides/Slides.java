package org.discern.ui.slides;

import java.nio.file.Path;
import org.discern.workflow.JobContext;
import org.discern.workflow.SlidesPage;

/// What the slides' panel asks of the workflow.
public interface Slides {
    SlidesPage page();

    /// Writes the page with the experiments of its empty cells, and says where.
    Path write(JobContext context);
}
