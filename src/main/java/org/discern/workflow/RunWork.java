package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.engine.Engine;
import org.discern.engine.Weights;
import org.discern.model.Cohort;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.model.RunSummary;

/// A prepared run carried out: pre-train, evaluate, report. It needs the run's folder and the picture cache alone,
/// no catalog, so that a process of its own can do it while a window has the project open.
///
/// @param project folder of the project
/// @param changed told whenever the run has entered another state
record RunWork(Path project, RunFolder run, Consumer<RunFolder> changed) {
    /// @throws Problem where something fails on the way
    /// @throws CancellationException when stopped; the run can be resumed
    RunSummary carryOut(Engines engines, JobContext context) {
        RunConfig config = ConfigFile.read(run.config(), List.of());
        String before = run.json().read(run.environment(), Environment.class).engine();
        return carryOut(
                config,
                ParquetFiles.readCohort(run.cohort()),
                engines.again(before, config).engine(),
                context);
    }

    /// The same with what the caller has read already.
    RunSummary carryOut(RunConfig config, Cohort cohort, Engine engine, JobContext context) {
        try (ImageCache images = Project.images(project, config.data().cacheSizePixels())) {
            enter(RunState.RUNNING);
            Pictures pictures = new Pictures(config, images);
            Pretraining pretraining = new Pretraining(run, config, cohort, pictures, engine);
            try (MetricsLog log = pretraining.continueLog()) {
                JobContext logged = new HealthContext(new LoggedContext(context, log), HealthWatch.of(config));
                try {
                    new CheckExperiment(config, cohort).notices().forEach(logged::report);
                    run.acceptedLeaks(config).forEach(logged::report);
                    Weights encoder = pretraining.run(logged);
                    new Evaluation(run, config, cohort, pictures, engine, logged).run(encoder, pretraining);
                    WriteReport.ofRun(run, context);
                } catch (CancellationException stopped) {
                    throw stopped;
                } catch (RuntimeException | Error failure) {
                    note(failure, log);
                    throw failure;
                }
            }
            return enter(RunState.DONE);
        } catch (CancellationException stopped) {
            enter(RunState.CANCELLED);
            throw stopped;
        } catch (RuntimeException | Error failure) {
            try {
                enter(RunState.FAILED);
            } catch (Problem alsoFailed) {
                // On a full disk the state cannot be written either; without it the run counts as
                // interrupted, which is true.
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /// For who looks at the run later, and did not see it fail.
    private static void note(Throwable failure, MetricsLog log) {
        String why = failure instanceof Problem problem
                ? problem.what() + ". " + problem.hint()
                : "an unexpected error, which is a bug (" + failure.getClass().getSimpleName() + ")";
        try {
            log.append(new RunEvent.Notice(RunEvent.Severity.WARNING, "Ended early: " + why.strip()));
        } catch (Problem alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private RunSummary enter(RunState state) {
        run.enter(state);
        changed.accept(run);
        return run.summary();
    }
}
