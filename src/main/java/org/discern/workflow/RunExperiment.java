package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.engine.Engine;
import org.discern.engine.PretrainedWeights;
import org.discern.engine.Safetensors;
import org.discern.engine.Weights;
import org.discern.figure.Letters;
import org.discern.model.Cohort;
import org.discern.model.Leak;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.storage.DurableFile;

/// Runs an experiment from its films to its report: freeze the films, pre-train, evaluate, report. All that a
/// run needs is in its folder and in the picture cache; whatever was done before a stop or a kill is not done
/// again.
public final class RunExperiment {
    private final Project project;
    private final Engines engines;

    public RunExperiment(Project project, Engines engines) {
        this.project = project;
        this.engines = engines;
    }

    /// Starts an experiment as a run of its own.
    ///
    /// @throws Problem where settings and films do not fit, or something fails on the way
    /// @throws CancellationException when stopped; the run can be resumed
    public RunSummary start(RunConfig config, JobContext context) {
        Prepared run = prepared(config, context);
        return proceed(run.folder(), config, run.cohort(), run.engine(), context);
    }

    /// Makes a run's folder with all that [DetachedRuns] needs to carry it out.
    ///
    /// @throws Problem where settings and films do not fit
    /// @throws CancellationException when stopped; there is no run then
    public RunId prepare(RunConfig config, JobContext context) {
        RunFolder run = prepared(config, context).folder();
        run.enter(RunState.INTERRUPTED); // nobody is at work on it yet
        project.index(run);
        return run.id();
    }

    /// The same for a run that is to go on.
    ///
    /// @throws Problem where there is no such run, it is under way or done, or its pictures are gone
    public void prepareAgain(RunId id, JobContext context) {
        RunFolder run = resumable(id);
        if (run.state() == RunState.DONE)
            throw new Problem("the run " + id + " is done", "there is nothing to go on with");
        RunConfig config = ConfigFile.read(run.config(), List.of());
        requirePictures(ParquetFiles.readCohort(run.cohort()), config, context);
    }

    private record Prepared(RunFolder folder, Cohort cohort, Engine engine) {}

    private Prepared prepared(RunConfig config, JobContext context) {
        Letters.require(); // or hours would end without a report
        Cohort cohort = project.cohort(config.data().dataset());
        new CheckExperiment(config, cohort).require();
        CheckLeaks check = new CheckLeaks(project, config);
        check.require(check.ofTables(cohort));
        Cohort usable = new CachePictures(project).run(cohort, config.data().cacheSizePixels(), context);
        new CheckExperiment(config, usable).require();
        List<Leak> leaks = check.all(usable, context);
        check.require(leaks);
        Engines.Chosen chosen = engines.choose(config);
        Environment environment = Environment.here(chosen, project.dataset(cohort.name()), config.seed());
        Optional<Weights> initial = config.encoder().beginsFromFile()
                ? Optional.of(PretrainedWeights.read(Path.of(config.encoder().initialWeights()), config.encoder()))
                : Optional.empty();
        return new Prepared(create(config, usable, environment, initial, leaks), usable, chosen.engine());
    }

    /// Goes on with a run from its last checkpoint; a run that is done is left as it is.
    ///
    /// @throws Problem where there is no such run, it is under way, or something fails on the way
    /// @throws CancellationException when stopped; the run can be resumed again
    public RunSummary resume(RunId id, JobContext context) {
        RunFolder run = resumable(id);
        if (run.state() == RunState.DONE) return run.summary();
        RunConfig config = ConfigFile.read(run.config(), List.of());
        Cohort cohort = ParquetFiles.readCohort(run.cohort());
        requirePictures(cohort, config, context);
        String before = run.json().read(run.environment(), Environment.class).engine();
        return proceed(run, config, cohort, engines.again(before, config).engine(), context);
    }

    private RunFolder resumable(RunId id) {
        RunFolder run = project.existingRun(id);
        if (run.state() == RunState.RUNNING) {
            throw new Problem("the run " + id + " is still under way", "stop it first, or let it end");
        }
        return run;
    }

    /// Judges a run's encoder with other evaluation settings, as a run of its own.
    ///
    /// @param settings overrides such as `evaluation.labelFraction=0.1`; only of `evaluation`, `acceptedLeaks` and
    ///     `name`, as the others made the encoder
    /// @throws Problem where the run has no encoder yet, or the settings do not fit it
    /// @throws CancellationException when stopped; the new run can be resumed
    public RunSummary evaluate(RunId id, List<String> settings, JobContext context) {
        requireOfEvaluation(settings);
        return judge(id, ConfigFile.read(project.existingRun(id).config(), settings), context);
    }

    /// The same by a file of settings.
    ///
    /// @param file with `evaluation`, `acceptedLeaks` and `name`; only what differs from the run's
    /// @param settings overrides on top of it
    public RunSummary evaluate(RunId id, Path file, List<String> settings, JobContext context) {
        requireOfEvaluation(settings);
        Path own = project.existingRun(id).config();
        RunConfig before = ConfigFile.read(own, List.of());
        RunConfig config = ConfigFile.read(own, file, settings);
        if (!config.encoderSettings().equals(before.encoderSettings())) {
            throw new Problem(
                    file + ": only `evaluation`, `acceptedLeaks` and `name` can change when an encoder is judged again",
                    "the other settings made the encoder: to change them, start a new run by `discern run`");
        }
        return judge(id, config, context);
    }

    /// Judges a run's encoder by settings that differ from the run's in name, evaluation and accepted leaks.
    RunSummary judge(RunId id, RunConfig config, JobContext context) {
        RunFolder source = project.existingRun(id);
        if (!Files.exists(source.encoder())) {
            throw new Problem(
                    "the run " + id + " has no encoder yet",
                    "let its pre-training end, or go on with it by `discern resume`");
        }
        Weights encoder = Safetensors.read(source.encoder());
        Cohort cohort = ParquetFiles.readCohort(source.cohort());
        new CheckExperiment(config, cohort).require();
        requirePictures(cohort, config, context);
        CheckLeaks check = new CheckLeaks(project, config);
        List<Leak> leaks = check.all(cohort, context);
        check.require(leaks);
        // Of the same films as the source, whatever has been imported under their name since.
        String films =
                source.json().read(source.environment(), Environment.class).datasetHash();
        Engines.Chosen chosen = engines.choose(config);
        Environment here = Environment.here(chosen, project.dataset(cohort.name()), config.seed());
        Optional<Weights> initial = Files.exists(source.initialWeights())
                ? Optional.of(Safetensors.read(source.initialWeights()))
                : Optional.empty();
        RunFolder run = create(config, cohort, here.withDatasetHash(films), initial, leaks);
        Safetensors.write(run.encoder(), encoder);
        return proceed(run, config, cohort, chosen.engine(), context);
    }

    /// Judging of runs on other data sets, with the same engines.
    public JudgeElsewhere elsewhere() {
        return new JudgeElsewhere(project, engines);
    }

    /// Similarities by runs' encoders, with the same engines.
    public InspectSimilarities similarities() {
        return new InspectSimilarities(project, engines);
    }

    /// Embeddings by runs' encoders, with the same engines.
    public EmbedFilms embedding() {
        return new EmbedFilms(project, engines);
    }

    private static void requireOfEvaluation(List<String> settings) {
        for (String setting : settings) {
            String key = setting.split("[=.]", 2)[0].strip();
            if (!List.of("name", "evaluation", "acceptedLeaks").contains(key)) {
                throw new Problem(
                        "--set " + setting
                                + ": only `evaluation`, `acceptedLeaks` and `name` can change when an encoder is judged again",
                        "the other settings made the encoder: to change them, start a new run by `discern run`");
            }
        }
    }

    /// A run's films were all there when it began; without them it would be another run.
    private void requirePictures(Cohort cohort, RunConfig config, JobContext context) {
        Cohort usable = new CachePictures(project).run(cohort, config.data().cacheSizePixels(), context);
        int missing = cohort.films().size() - usable.films().size();
        if (missing > 0) {
            throw new Problem(
                    missing + " of the run's films can no longer be read",
                    "bring back the picture files of " + cohort.name() + ", or start a new run on those that are left");
        }
    }

    /// @param initial what the encoder begins with; copied, so that the run does not need its file again
    private RunFolder create(
            RunConfig config, Cohort cohort, Environment environment, Optional<Weights> initial, List<Leak> leaks) {
        RunFolder run = RunFolder.create(project.runsFolder(), config, Instant.now());
        run.enter(RunState.RUNNING);
        ParquetFiles.writeCohort(run.cohort(), cohort);
        run.json().write(run.environment(), environment);
        run.json().write(run.leaks(), new RunFolder.Leaks(leaks));
        initial.ifPresent(weights -> Safetensors.write(run.initialWeights(), weights));
        config.evaluation()
                .baselineFile()
                .map(file -> PretrainedWeights.read(file, config.encoder()))
                .ifPresent(weights -> Safetensors.write(run.baselineWeights(), weights));
        // Last, because a folder with a configuration counts as a run.
        DurableFile.replace(run.config(), ConfigFile.write(config));
        return run;
    }

    private RunSummary proceed(RunFolder run, RunConfig config, Cohort cohort, Engine engine, JobContext context) {
        return new RunWork(project.folder(), run, project::index).carryOut(config, cohort, engine, context);
    }
}
