package org.discern.workflow;

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
import org.discern.stats.LinearProbe;

/// The evaluation phase of a run: linear probe on the frozen encoder, end-to-end training, baselines,
/// retrieval, layout. Thresholds, regularisation and epochs are chosen on the validation split; the test
/// split is read once, at the end.
final class Evaluation {
    private final RunFolder run;
    private final RunConfig config;
    private final Cohort cohort;
    private final Engine engine;
    private final FilmSets films;
    private final Pictures pictures;
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
    }

    /// Judges an encoder and writes embeddings, predictions, layout and result into the run's folder.
    ///
    /// @param untrained an encoder with random weights
    /// @param initial the encoder as it was before its first step, where it began with weights from a file
    void run(Weights pretrained, Weights untrained, Optional<Weights> initial, double pretrainSeconds) {
        long start = System.nanoTime();
        EvaluationConfig policy = config.evaluation();
        boolean wasTrained = config.pretrain().epochs() > 0;
        boolean startIsTheRuns = !wasTrained && initial.isPresent();
        if (wasTrained) judgeFrozen("pre-trained", ModelName.PROBE_PRETRAINED, pretrained, true);
        initial.ifPresent(weights -> judgeFrozen("initial weights", ModelName.PROBE_INITIAL, weights, startIsTheRuns));
        if (policy.untrainedBaseline() || !wasTrained && initial.isEmpty()) {
            judgeFrozen("untrained", ModelName.PROBE_UNTRAINED, untrained, !wasTrained && initial.isEmpty());
        }
        EndToEnd endToEnd = new EndToEnd(config, films, pictures, engine);
        if (policy.endToEnd() && wasTrained) {
            scores.put(ModelName.END_TO_END_PRETRAINED, endToEnd.train(pretrained, Phase.END_TO_END, context));
        }
        if (policy.endToEnd() && initial.isPresent()) {
            scores.put(ModelName.END_TO_END_INITIAL, endToEnd.train(initial.get(), Phase.INITIAL, context));
        }
        if (policy.supervisedBaseline() || policy.endToEnd() && !wasTrained && initial.isEmpty()) {
            scores.put(ModelName.END_TO_END_RANDOM, endToEnd.train(null, Phase.SUPERVISED, context));
        }
        writeResult(pretrainSeconds, start);
    }

    /// Linear probe and retrieval of a frozen encoder.
    ///
    /// @param isTheRuns whether its embeddings are the ones this run keeps and lays out
    private void judgeFrozen(String start, String probeName, Weights weights, boolean isTheRuns) {
        try (Encoder encoder = engine.encoder(config.encoder(), config.data().imageSizePixels(), weights)) {
            FrozenFeatures features = new FrozenFeatures(start, encoder, pictures, context);
            float[][] validation = features.of(films.validation());
            float[][] judged = features.of(films.judged());
            float[][] training = features.of(films.training());
            retrieval.addAll(features.retrieval(films.judged()));
            if (config.evaluation().linearProbe()) scores.put(probeName, probe(training, validation, judged));
            if (isTheRuns) keep(training, validation, judged);
        }
    }

    private Scores probe(float[][] training, float[][] validation, float[][] judged) {
        context.report(new RunEvent.PhaseStarted(Phase.PROBE, 0));
        LinearProbe probe = LinearProbe.train(
                new LinearProbe.Films(training, films.trainingTargets()),
                new LinearProbe.Films(validation, films.validationTargets()));
        return new Scores(probe.predict(validation), probe.predict(judged));
    }

    private void keep(float[][] training, float[][] validation, float[][] judged) {
        List<String> ids = Stream.concat(films.training().stream(), films.scored().stream())
                .map(Radiograph::imageId)
                .toList();
        float[][] vectors = Stream.of(training, films.scored(validation, judged))
                .flatMap(Stream::of)
                .toArray(float[][]::new);
        ParquetFiles.writeEmbeddings(run.embeddings(), new EmbeddingSet(ids, vectors));
        run.json().write(run.layout(), layout(judged));
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
        new CheckExperiment(config, cohort).notices().forEach(notice -> notes.add(notice.text()));
        run.acceptedLeaks(config).forEach(notice -> notes.add(notice.text()));
        return notes;
    }
}
