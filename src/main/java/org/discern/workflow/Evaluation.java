package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.EvaluationConfig;
import org.discern.config.RunConfig;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.Safetensors;
import org.discern.engine.Weights;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.FilmLayout;
import org.discern.model.ModelScore;
import org.discern.model.PairedDifference;
import org.discern.model.PredictionSet;
import org.discern.model.Radiograph;
import org.discern.model.Retrieval;
import org.discern.model.RunEvent;
import org.discern.model.RunResult;
import org.discern.stats.FindingScores;
import org.jspecify.annotations.Nullable;

/// The evaluation phase of a run: classifiers on the frozen encoder, end-to-end training, baselines, few labels,
/// clinical values, retrieval, layout. Thresholds, regularisation and epochs are chosen on the validation split; the
/// test
/// split is read once, at the end.
final class Evaluation {
    private final RunFolder run;
    private final RunConfig config;
    private final Cohort cohort;
    private final Engine engine;
    private final FilmSets films;
    private final Pictures pictures;
    private final EndToEnd endToEnd;
    private final LabelEfficiency labels;
    private final FusionAblation fusion;
    private final JobContext context;
    private final Map<String, Scores> scores = new LinkedHashMap<>();
    private final List<Retrieval> retrieval = new ArrayList<>();

    Evaluation(RunFolder run, RunConfig config, Cohort cohort, Pictures pictures, Engine engine, JobContext context) {
        this.run = run;
        this.config = config;
        this.cohort = cohort;
        this.engine = engine;
        this.films = FilmSets.of(cohort, config.evaluation(), config.seed());
        this.pictures = pictures;
        this.context = context;
        this.endToEnd = new EndToEnd(config, pictures, engine, context);
        this.labels = new LabelEfficiency(config, films, context);
        this.fusion = new FusionAblation(config, films, context);
    }

    /// Judges an encoder and writes embeddings, predictions, layout and result into the run's folder.
    ///
    /// @param pretrained the encoder, trained or as it began
    /// @param starts has the encoders that are baselines
    void run(Weights pretrained, Pretraining starts) {
        Optional<Weights> initial = starts.initial();
        long start = System.nanoTime();
        EvaluationConfig policy = config.evaluation();
        boolean wasTrained = config.pretrain().epochs() > 0;
        String own = wasTrained ? ModelName.PRETRAINED : initial.isPresent() ? ModelName.INITIAL : ModelName.UNTRAINED;
        if (wasTrained) judgeFrozen(ModelName.PRETRAINED, pretrained, own);
        initial.ifPresent(weights -> judgeFrozen(ModelName.INITIAL, weights, own));
        if (policy.untrainedBaseline() || own.equals(ModelName.UNTRAINED)) {
            judgeFrozen(ModelName.UNTRAINED, starts.untrained(), own);
        }
        Optional<Weights> baseline = starts.baseline();
        baseline.ifPresent(weights -> judgeFrozen(baselineName(), weights, own));
        if (policy.endToEnd() && wasTrained) judgeEndToEnd(ModelName.PRETRAINED, pretrained, Phase.END_TO_END, own);
        if (policy.endToEnd() && initial.isPresent()) {
            judgeEndToEnd(ModelName.INITIAL, initial.get(), Phase.INITIAL, own);
        }
        if (policy.endToEnd() && baseline.isPresent()) {
            judgeEndToEnd(baselineName(), baseline.get(), "end-to-end from " + baselineName(), own);
        }
        if (policy.supervisedBaseline() || policy.endToEnd() && own.equals(ModelName.UNTRAINED)) {
            judgeEndToEnd(
                    ModelName.RANDOM, null, Phase.SUPERVISED, own.equals(ModelName.UNTRAINED) ? ModelName.RANDOM : own);
        }
        scores.putAll(fusion.scores());
        if (labels.isWanted()) run.json().write(run.labelDraws(), labels.draws());
        if (fusion.isWanted()) run.json().write(run.fusion(), fusion.result());
        writeResult(starts.seconds(), start);
    }

    /// What the baseline's weights are called: by their file.
    private String baselineName() {
        return config.evaluation().baselineFile().map(ModelName::weights).orElse("");
    }

    /// Classifiers on a frozen encoder, and its retrieval.
    ///
    /// @param own the start whose embeddings this run keeps and lays out
    private void judgeFrozen(String start, Weights weights, String own) {
        EncodedFilms encoded;
        try (Encoder encoder = engine.encoder(config.encoder(), config.data().imageSizePixels(), weights)) {
            FrozenFeatures features = new FrozenFeatures(start, encoder, pictures, context);
            encoded = features.encode(
                    Stream.of(films.validation(), films.judged(), labels.isWanted() ? films.pool() : films.training())
                            .flatMap(List::stream)
                            .distinct()
                            .toList());
            retrieval.addAll(features.retrieval(films.judged()));
        }
        context.report(new RunEvent.PhaseStarted(Phase.PROBE, 0));
        FrozenModels models = new FrozenModels(config.evaluation(), start, encoded);
        scores.putAll(models.train(films));
        labels.add(true, (some, _, _) -> models.train(some));
        if (!start.equals(own)) return;
        if (fusion.isWanted()) {
            fusion.onFrozen(start, encoded, scores.computeIfAbsent(ModelName.probe(start), _ -> models.probe(films)));
        }
        keep(encoded);
    }

    /// Training of the whole network.
    ///
    /// @param own the start that clinical values are joined with too
    private void judgeEndToEnd(String start, @Nullable Weights weights, String phase, String own) {
        String name = ModelName.endToEnd(start);
        Scores image = endToEnd.train(
                films, weights, config.seed(), phase, network -> Safetensors.write(run.network(name), network));
        scores.put(name, image);
        labels.add(
                false,
                (some, seed, draw) -> Map.of(name, endToEnd.train(some, weights, seed, phase + ", " + draw, _ -> {})));
        if (start.equals(own)) fusion.endToEnd(name, weights, image, endToEnd);
    }

    private void keep(EncodedFilms encoded) {
        List<Radiograph> kept = Stream.concat(films.training().stream(), films.scored().stream())
                .toList();
        List<String> ids = kept.stream().map(Radiograph::imageId).toList();
        ParquetFiles.writeEmbeddings(run.embeddings(), new EmbeddingSet(ids, encoded.rows(kept)));
        run.json().write(run.layout(), layout(encoded.rows(films.judged())));
    }

    private FilmLayout layout(float[][] judged) {
        String kind = " " + FilmSets.judged(config) + " films";
        return new EmbeddingLayout(LayoutSettings.of(config), films.targets().findings(), kind)
                .of(films.judged(), judged, LayoutControl.unattended(), context);
    }

    private void writeResult(double pretrainSeconds, long start) {
        context.report(new RunEvent.PhaseStarted(Phase.STATISTICS, 0));
        FindingScores judge = new FindingScores(
                films.targets().findings(),
                films.validationTargets(),
                films.judgedTargets(),
                films.judged().stream().map(Radiograph::patientId).toList(),
                config.evaluation().bootstrapReplicates(),
                config.seed());
        List<ModelScore> table = scores.entrySet().stream()
                .map(model -> new ModelScore(
                        model.getKey(),
                        judge.score(
                                model.getValue().validation(), model.getValue().judged())))
                .toList();
        List<PairedDifference> differences = new ArrayList<>();
        compare(judge, ModelName.PROBE_PRETRAINED, ModelName.PROBE_INITIAL, differences);
        compare(judge, ModelName.PROBE_PRETRAINED, ModelName.PROBE_UNTRAINED, differences);
        compare(judge, ModelName.END_TO_END_PRETRAINED, ModelName.END_TO_END_INITIAL, differences);
        compare(judge, ModelName.END_TO_END_PRETRAINED, ModelName.END_TO_END_RANDOM, differences);
        compare(judge, ModelName.PROBE_PRETRAINED, ModelName.probe(baselineName()), differences);
        compare(judge, ModelName.END_TO_END_PRETRAINED, ModelName.endToEnd(baselineName()), differences);
        for (String model : fusion.names()) {
            compare(judge, model, ModelName.ofImageAlone(model), differences);
            compare(judge, model, ModelName.VALUES_ALONE, differences);
        }
        writePredictions();
        run.json()
                .write(
                        run.result(),
                        new RunResult(
                                config.method().title(),
                                cohort.name(),
                                cohort.synthetic(),
                                films.training().size(),
                                films.validation().size(),
                                films.judged().size(),
                                (int) films.judged().stream()
                                        .map(Radiograph::patientId)
                                        .distinct()
                                        .count(),
                                table,
                                differences,
                                retrieval,
                                pretrainSeconds,
                                (System.nanoTime() - start) / 1e9,
                                notes()));
    }

    private void compare(FindingScores judge, String model, String reference, List<PairedDifference> differences) {
        Scores first = scores.get(model);
        Scores second = scores.get(reference);
        if (first == null || second == null) return;
        judge.compare(first.judged(), second.judged())
                .forEach(comparison -> differences.add(new PairedDifference(model, reference, comparison)));
    }

    private void writePredictions() {
        List<PredictionSet> sets = scores.entrySet().stream()
                .map(model -> new PredictionSet(
                        model.getKey(),
                        films.scored().stream().map(Radiograph::imageId).toList(),
                        films.targets().findings(),
                        films.scored(
                                model.getValue().validation(), model.getValue().judged())))
                .toList();
        Map<String, Radiograph> byId =
                films.scored().stream().collect(Collectors.toMap(Radiograph::imageId, Function.identity()));
        ParquetFiles.writePredictions(
                run.predictions(),
                sets,
                (imageId, finding) -> films.targets().of(Objects.requireNonNull(byId.get(imageId)), finding));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (films.judgedOnValidation()) {
            notes.add(
                    "Judged on the validation films, by which thresholds and strengths were chosen too: good for choosing"
                            + " settings, too good for a claim.");
        }
        if (config.encoder().beginsFromFile()) {
            notes.add("Initial weights: "
                    + Path.of(config.encoder().initialWeights()).getFileName());
        }
        new CheckExperiment(config, cohort).notices().forEach(notice -> notes.add(notice.text()));
        run.acceptedLeaks(config).forEach(notice -> notes.add(notice.text()));
        return notes;
    }
}
