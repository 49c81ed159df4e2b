package org.discern.ui.shell;

import org.discern.ui.compare.Results;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.designer.Design;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.slides.Slides;
import org.discern.ui.training.Runs;

/// What the window can do with a project.
public record UseCases(
        ProjectContents project,
        FilmUseCases films,
        Design design,
        Runs runs,
        Layouts layouts,
        Results results,
        Slides slides) {}
