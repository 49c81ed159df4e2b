package org.discern.workflow;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.engine.Engine;
import org.discern.engine.Safetensors;
import org.discern.engine.Weights;
import org.discern.model.Cohort;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.storage.DurableFile;

/// Runs an experiment from its films to its report: freeze the films, pre-train, evaluate, report. All that a run needs is in its folder
/// and in the picture cache; whatever was done before a stop or a kill is not done again.
public final class RunExperiment {
    private final Project project;
    private final Engine engine;

    public RunExperiment(Project project, Engine engine) {
        this.project = project;
        this.engine = engine;
    }

    /// Starts an experiment as a run of its own.
    ///
    /// @throws Problem where settings and films do not fit, or something fails on the way
    /// @throws CancellationException when stopped; the run can be resumed
    public RunSummary start(RunConfig config, JobContext context) {
        Cohort cohort = project.cohort(config.data().dataset());
        new CheckExperiment(config, cohort).require();
        Cohort usable = new CachePictures(project).run(cohort, config.data().cacheSizePixels(), context);
        new CheckExperiment(config, usable).require();
        RunFolder run = create(config, usable);
        return proceed(run, config, usable, context);
    }

    /// Goes on with a run from its last checkpoint; a run that is done is left as it is.
    public RunSummary resume(RunId id, JobContext context) {
        RunFolder run = project.existingRun(id);
        if (run.state() == RunState.RUNNING) {
            throw new Problem(id.value() + " is still running in another process", "stop it there first");
        }
        if (run.state() == RunState.DONE) return run.summary();
        RunConfig config = ConfigFile.read(run.config(), List.of());
        Cohort cohort = ParquetFiles.readCohort(run.cohort());
        new CachePictures(project).run(cohort, config.data().cacheSizePixels(), context);
        return proceed(run, config, cohort, context);
    }

    /// Judges a run's encoder with other evaluation settings, as a run of its own.
    ///
    /// @param settings overrides such as `evaluation.labelFraction=0.1`
    public RunSummary evaluate(RunId id, List<String> settings, JobContext context) {
        RunFolder source = project.existingRun(id);
        Weights encoder = Safetensors.read(source.encoder());
        RunConfig config = ConfigFile.read(source.config(), settings);
        Cohort cohort = ParquetFiles.readCohort(source.cohort());
        RunFolder run = create(config, cohort);
        Safetensors.write(run.encoder(), encoder);
        return proceed(run, config, cohort, context);
    }

    private RunFolder create(RunConfig config, Cohort cohort) {
        RunFolder run = RunFolder.create(project.runsFolder(), config, Instant.now());
        run.enter(RunState.RUNNING);
        ParquetFiles.writeCohort(run.cohort(), cohort);
        run.json().write(run.environment(), Environment.here(engine, project.dataset(cohort.name()), config.seed()));
        // Last, because a folder with a configuration counts as a run.
        DurableFile.replace(run.config(), ConfigFile.write(config));
        return run;
    }

    private RunSummary proceed(RunFolder run, RunConfig config, Cohort cohort, JobContext context) {
        run.enter(RunState.RUNNING);
        project.index(run);
        try (ImageCache images = project.images(config.data().cacheSizePixels())) {
            Pretraining pretraining = new Pretraining(run, config, cohort, new Pictures(config, images), engine);
            try (MetricsLog log = pretraining.continueLog()) {
                JobContext logged = new LoggedContext(context, log);
                new CheckExperiment(config, cohort).notices().forEach(logged::report);
                Weights encoder = pretraining.run(logged);
                new Evaluation(run, config, cohort, new Pictures(config, images), engine, logged)
                        .run(encoder, pretraining.untrained(), pretraining.seconds());
            }
            new WriteReport(project).ofRun(run);
            return ended(run, RunState.DONE);
        } catch (CancellationException stopped) {
            ended(run, RunState.CANCELLED);
            throw stopped;
        } catch (RuntimeException | Error failure) {
            try {
                ended(run, RunState.FAILED);
            } catch (Problem alsoFailed) {
                // On a full disk the state cannot be written either; without it the run counts as interrupted, which is true.
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private RunSummary ended(RunFolder run, RunState state) {
        run.enter(state);
        project.index(run);
        return run.summary();
    }
}
