package org.discern.ui.designer;

import org.discern.workflow.Engines;
import org.discern.workflow.ForeseeExperiment;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.InspectSimilarities;
import org.discern.workflow.PreviewViews;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;
import org.discern.workflow.SubmitSweep;

/// What can be asked of an experiment before it is run, and of its pairs.
public record Design(
        ForeseeExperiment foresee,
        PreviewViews views,
        SubmitSweep submit,
        InspectPairs pairs,
        InspectSimilarities similarities) {
    /// Of one open project.
    public static Design of(Project project, Engines engines) {
        InspectPairs pairs = new InspectPairs(project);
        return new Design(
                new ForeseeExperiment(project, pairs),
                new PreviewViews(project),
                new SubmitSweep(project, new RunExperiment(project, engines)),
                pairs,
                new InspectSimilarities(project, engines));
    }
}
