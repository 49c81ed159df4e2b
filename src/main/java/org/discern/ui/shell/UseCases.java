package org.discern.ui.shell;

import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.evaluation.Results;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.training.Runs;

/// What the window can do with a project.
public record UseCases(ProjectContents project, FilmUseCases films, Runs runs, Results results) {}
