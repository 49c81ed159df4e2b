package org.discern.ui.shell;

import org.discern.ui.evaluation.Results;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.training.Runs;
import org.discern.workflow.BrowseFilms;
import org.discern.workflow.ImportDataset;

/// What the window can do with a project.
public record UseCases(
        ProjectContents project, BrowseFilms browse, ImportDataset importDataset, Runs runs, Results results) {}
