package org.discern.ui.designer;

import org.discern.workflow.ForeseeExperiment;
import org.discern.workflow.PreviewViews;
import org.discern.workflow.SubmitSweep;

/// What the designer asks of the workflow.
public record Design(ForeseeExperiment foresee, PreviewViews views, SubmitSweep submit) {}
