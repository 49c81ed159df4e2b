package org.discern.ui.shell;

import org.discern.ui.compare.Results;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.slides.Slides;
import org.discern.ui.training.Runs;
import org.discern.workflow.ForeseeExperiment;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.InspectSimilarities;
import org.discern.workflow.PreviewViews;

/// What the window can do with a project.
public record UseCases(
        ProjectContents project,
        FilmUseCases films,
        ForeseeExperiment foresee,
        InspectPairs pairs,
        InspectSimilarities similarities,
        PreviewViews views,
        Runs runs,
        Layouts layouts,
        Results results,
        Slides slides) {}
