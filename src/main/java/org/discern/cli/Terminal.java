package org.discern.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.discern.workflow.DetachedRuns;
import org.discern.workflow.MeasureEngines;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;

/// What commands need of their surroundings.
///
/// @param interactive whether a person watches: progress then rewrites one line
/// @param experiments gives the use case that trains; it loads native libraries, so only commands that train
///     ask for it
/// @param measuring likewise, for the use case that measures engines
/// @param detached runs in processes of their own
/// @param window opens the window, on a project folder, a file that stands for one or an experiment, or on its welcome
///     page, and returns when it is closed
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        Function<Project, RunExperiment> experiments,
        Supplier<MeasureEngines> measuring,
        DetachedRuns detached,
        Consumer<Optional<Path>> window) {}
