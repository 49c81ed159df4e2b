/// Use cases: what a person does with the workbench, from importing films to comparing runs. Terminal and
/// window are two skins over this package. Start reading at [org.discern.workflow.Project] and
/// [org.discern.workflow.RunExperiment].
@NullMarked
package org.discern.workflow;

import org.jspecify.annotations.NullMarked;
