package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.Safetensors;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.ModelScore;
import org.discern.model.PredictionSet;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.Split;
import org.discern.stats.FindingScores;
import org.discern.stats.LinearProbe;

/// The external test: a run's probe and end-to-end networks, as they are, on films of another data set. Findings
/// are matched by name and thresholds are those of the run's validation films.
public final class JudgeElsewhere {
    private static final int EXAMPLES = 5;

    private final Project project;
    private final Engines engines;

    public JudgeElsewhere(Project project, Engines engines) {
        this.project = project;
        this.engines = engines;
    }

    /// Writes the result beside the run's own and the run's report anew.
    ///
    /// @param split whose films are judged; empty for all
    /// @throws Problem where run and data set have no finding in common, or the run was trained on a copy of one
    ///     of the films
    /// @throws CancellationException when stopped; nothing is changed then
    public ExternalResult run(RunId id, String dataset, Optional<Split> split, JobContext context) {
        RunFolder run = project.existingRun(id);
        if (run.state() != RunState.DONE) {
            throw new Problem("the run " + id + " is not done yet", "let it end, or go on by `discern resume`");
        }
        RunConfig config = ConfigFile.read(run.config(), List.of());
        Cohort own = ParquetFiles.readCohort(run.cohort());
        FilmSets films = FilmSets.of(own, config.evaluation(), config.seed());
        Cohort other = films(dataset, split, own, config, context);
        List<Finding> common = common(films, other);
        try (ImageCache images = project.images(config.data().cacheSizePixels())) {
            requireNoCopies(own, other, images, context);
            Engine engine = engines.again(
                            run.json()
                                    .read(run.environment(), Environment.class)
                                    .engine(),
                            config)
                    .engine();
            Pictures pictures = new Pictures(config, images);
            Map<String, float[][]> said = new LinkedHashMap<>();
            if (config.evaluation().linearProbe()) probe(run, config, films, other, engine, pictures, context, said);
            networks(run, config, films, other, new EndToEnd(config, pictures, engine, context), said);
            ExternalResult result = result(run, config, films, other, split, common, said);
            run.json().write(run.external(dataset), result);
            WriteReport.ofRun(run, context);
            return result;
        }
    }

    private Cohort films(String dataset, Optional<Split> split, Cohort own, RunConfig config, JobContext context) {
        if (dataset.equals(own.name())) {
            throw new Problem(
                    "the run was trained on " + dataset + " itself",
                    "name another data set: `discern runs` tells which");
        }
        Cohort all = project.cohort(dataset);
        List<Radiograph> asked = split.map(all::films).orElse(all.films());
        Cohort usable = new CachePictures(project)
                .run(
                        new Cohort(all.name(), all.synthetic(), all.findings(), asked),
                        config.data().cacheSizePixels(),
                        context);
        if (usable.films().isEmpty()) {
            throw new Problem("there is no film of " + dataset + " to judge", "choose another split, or none");
        }
        return usable;
    }

    private static List<Finding> common(FilmSets films, Cohort other) {
        List<Finding> common = films.targets().findings().stream()
                .filter(other.findings()::contains)
                .toList();
        if (common.isEmpty()) {
            throw new Problem(
                    "the run and " + other.name() + " have no finding in common",
                    "name findings alike in the data sets' descriptions; the run has: "
                            + films.targets().findings().stream()
                                    .map(Finding::name)
                                    .collect(Collectors.joining(", ")));
        }
        return common;
    }

    /// Films by which anything was trained or chosen must not be judged. Drawn films are exempt: they vary too
    /// little.
    private static void requireNoCopies(Cohort own, Cohort other, ImageCache images, JobContext context) {
        if (own.synthetic() || other.synthetic()) return;
        List<Radiograph> both = Stream.concat(
                        own.films().stream()
                                .filter(film -> film.split() != Split.TEST)
                                .map(film -> film.withSplit(Split.TRAIN)),
                        other.films().stream().map(film -> film.withSplit(Split.TEST)))
                .toList();
        List<NearDuplicates.Pair> pairs = new NearDuplicates(images).find(both, context);
        if (pairs.isEmpty()) return;
        String examples = pairs.stream()
                .limit(EXAMPLES)
                .map(pair -> pair.copy().file() + " (as " + pair.film().file() + ")")
                .collect(Collectors.joining(", "));
        throw new Problem(
                "leak: " + pairs.size() + " films of " + other.name() + " show the same picture as films of "
                        + own.name() + " that the run was trained on or chosen by: " + examples,
                "leave them out of the table of " + other.name() + ", or judge another split");
    }

    /// The probe, fitted again on the run's own embeddings: the same films give the same probe.
    private void probe(
            RunFolder run,
            RunConfig config,
            FilmSets films,
            Cohort other,
            Engine engine,
            Pictures pictures,
            JobContext context,
            Map<String, float[][]> said) {
        EmbeddingSet kept = ParquetFiles.readEmbeddings(run.embeddings());
        Map<String, float[]> byId = new HashMap<>();
        for (int i = 0; i < kept.vectors().length; i++) byId.put(kept.imageIds().get(i), kept.vectors()[i]);
        EncodedFilms encoded = new EncodedFilms(byId);
        LinearProbe probe = LinearProbe.train(
                new LinearProbe.Films(encoded.rows(films.training()), films.trainingTargets()),
                new LinearProbe.Films(encoded.rows(films.validation()), films.validationTargets()));
        String start = ownStart(run, config);
        try (Encoder encoder =
                engine.encoder(config.encoder(), config.data().imageSizePixels(), Safetensors.read(run.encoder()))) {
            float[][] features = new FrozenFeatures(start, encoder, pictures, context).of(other.films());
            said.put(ModelName.probe(start), probe.predict(features));
        }
    }

    private static String ownStart(RunFolder run, RunConfig config) {
        if (config.pretrain().epochs() > 0) return ModelName.PRETRAINED;
        return run.hasInitialWeights() ? ModelName.INITIAL : ModelName.UNTRAINED;
    }

    private static void networks(
            RunFolder run,
            RunConfig config,
            FilmSets films,
            Cohort other,
            EndToEnd endToEnd,
            Map<String, float[][]> said) {
        Stream<String> starts = Stream.concat(
                Stream.of(ModelName.PRETRAINED, ModelName.INITIAL, ModelName.RANDOM),
                config.evaluation().baselineFile().map(ModelName::weights).stream());
        for (String name : starts.map(ModelName::endToEnd).toList()) {
            run.networkIfKept(name)
                    .ifPresent(network -> said.put(name, endToEnd.predict(network, films.targets(), other.films())));
        }
    }

    private ExternalResult result(
            RunFolder run,
            RunConfig config,
            FilmSets films,
            Cohort other,
            Optional<Split> split,
            List<Finding> common,
            Map<String, float[][]> said) {
        Targets targets = new Targets(config.evaluation(), common);
        FindingScores judge = new FindingScores(
                common,
                targets.of(films.validation()),
                targets.of(other.films()),
                other.films().stream().map(Radiograph::patientId).toList(),
                config.evaluation().bootstrapReplicates(),
                config.seed());
        int[] columns =
                common.stream().mapToInt(films.targets().findings()::indexOf).toArray();
        Map<String, PredictionSet> here = ParquetFiles.readPredictions(run.predictions()).stream()
                .collect(Collectors.toMap(PredictionSet::model, Function.identity()));
        List<ModelScore> models = new ArrayList<>();
        said.forEach((model, scores) -> {
            PredictionSet own = here.get(model);
            if (own == null) return;
            models.add(new ModelScore(
                    model, judge.score(columns(columns, ofValidation(own, films)), columns(columns, scores))));
        });
        return new ExternalResult(
                other.name(),
                project.dataset(other.name()).contentHash(),
                other.synthetic(),
                split.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("all"),
                other.films().size(),
                (int) other.films().stream()
                        .map(Radiograph::patientId)
                        .distinct()
                        .count(),
                films.targets().findings().stream()
                        .filter(finding -> !common.contains(finding))
                        .toList(),
                models);
    }

    private static float[][] ofValidation(PredictionSet set, FilmSets films) {
        Map<String, float[]> byId = new HashMap<>();
        for (int i = 0; i < set.scores().length; i++) byId.put(set.imageIds().get(i), set.scores()[i]);
        return new EncodedFilms(byId).rows(films.validation());
    }

    private static float[][] columns(int[] columns, float[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    float[] some = new float[columns.length];
                    for (int i = 0; i < some.length; i++) some[i] = row[columns[i]];
                    return some;
                })
                .toArray(float[][]::new);
    }
}
