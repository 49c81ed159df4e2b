package org.discern.ui.kit;

import java.nio.file.Path;
import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.RunId;
import org.discern.model.RunSummary;

/// What the window lists of a project.
public interface ProjectContents {
    String name();

    Path folder();

    List<DatasetSummary> datasets();

    List<RunSummary> runs();

    /// The settings of a run.
    RunConfig settings(RunId run);
}
