package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.discern.config.FusionConfig;
import org.discern.config.FusionConfig.Kind;
import org.discern.config.RunConfig;
import org.discern.engine.Network;
import org.discern.engine.Weights;
import org.discern.fusion.ClinicalColumns;
import org.discern.fusion.ConcatenationHead;
import org.discern.fusion.FusionHead;
import org.discern.fusion.GatedHead;
import org.discern.fusion.PerceptronHead;
import org.discern.model.FusionResult;
import org.discern.model.FusionResult.Importance;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.stats.FusedProbe;
import org.discern.stats.LateFusion;
import org.discern.stats.PermutationImportance;
import org.jspecify.annotations.Nullable;

/// Clinical values beside the image, in each way that is asked for, against the image alone and the values
/// alone (`evaluation.fusion`). All that is fitted is fitted on the training films.
final class FusionAblation {
    private final RunConfig config;
    private final FilmSets films;
    private final JobContext context;
    private final ClinicalColumns raw;
    private final ClinicalColumns standardised;
    private final List<FusedModel> models = new ArrayList<>();
    private @Nullable FusedModel valuesAlone;

    FusionAblation(RunConfig config, FilmSets films, JobContext context) {
        this.config = config;
        this.films = films;
        this.context = context;
        this.raw = ClinicalColumns.raw(films.training());
        this.standardised = ClinicalColumns.standardised(films.training());
    }

    boolean isWanted() {
        return config.evaluation().fusion().kind() != Kind.NONE;
    }

    /// Adds models on frozen features.
    ///
    /// @param image the linear probe on them
    void onFrozen(String start, EncodedFilms encoded, Scores image) {
        String base = ModelName.probe(start);
        for (Kind kind : kinds()) {
            context.checkCancelled();
            context.report(new RunEvent.PhaseStarted(ModelName.fused(base, kind), 0));
            models.add(
                    kind == Kind.LATE
                            ? late(base, image)
                            : probe(
                                    ModelName.fused(base, kind),
                                    head(kind, Network.encoder(config.encoder()).featureCount(), 1),
                                    columns(kind),
                                    encoded));
        }
    }

    /// Adds models whose encoder is trained with them.
    ///
    /// @param base name of the same of the image alone
    /// @param image what that says
    void endToEnd(String base, @Nullable Weights encoder, Scores image, EndToEnd endToEnd) {
        int features = Network.encoder(config.encoder()).featureCount();
        for (Kind kind : kinds()) {
            FusionHead head = head(kind, features, films.targets().findings().size());
            models.add(
                    kind == Kind.LATE
                            ? late(base, image)
                            : endToEnd.trainFused(ModelName.fused(base, kind), films, encoder, head, columns(kind)));
        }
    }

    /// What the models say, the values alone first.
    Map<String, Scores> scores() {
        Map<String, Scores> scores = new LinkedHashMap<>();
        if (!models.isEmpty()) scores.put(ModelName.VALUES_ALONE, valuesAlone().scores());
        models.forEach(model -> scores.put(model.name(), model.scores()));
        return scores;
    }

    /// The names of the models of image and values.
    List<String> names() {
        return models.stream().map(FusedModel::name).toList();
    }

    /// How much each model needs each value.
    FusionResult result() {
        PermutationImportance permutation = new PermutationImportance(
                films.judged().stream().map(Radiograph::patientId).toList(),
                config.evaluation().fusion().permutations(),
                config.evaluation().bootstrapReplicates(),
                config.seed());
        List<Importance> importance = new ArrayList<>();
        context.report(new RunEvent.PhaseStarted(Phase.IMPORTANCE, models.size()));
        for (FusedModel model : models) {
            context.checkCancelled();
            addImportance(permutation, model, importance);
        }
        return new FusionResult(coverage(), importance);
    }

    private void addImportance(PermutationImportance permutation, FusedModel model, List<Importance> importance) {
        ClinicalColumns columns = model.columns();
        float[][] values = columns.of(films.judged());
        for (int value = 0; value < columns.names().size(); value++) {
            String name = columns.names().get(value);
            var drops = permutation.of(values, columns.columnsOf(value), films.judgedTargets(), model.ofJudged());
            for (int finding = 0; finding < drops.size(); finding++) {
                var of = films.targets().findings().get(finding);
                drops.get(finding)
                        .ifPresent(drop ->
                                importance.add(new Importance(model.name(), name, of, drop.drop(), drop.interval())));
            }
        }
    }

    private List<FusionResult.Coverage> coverage() {
        return standardised.names().stream()
                .map(name -> new FusionResult.Coverage(
                        name, measured(films.training(), name), measured(films.judged(), name)))
                .toList();
    }

    private static int measured(List<Radiograph> films, String name) {
        return (int) films.stream()
                .filter(film -> film.clinicalValues().containsKey(name))
                .count();
    }

    private List<Kind> kinds() {
        FusionConfig fusion = config.evaluation().fusion();
        return switch (fusion.kind()) {
            case NONE -> List.of();
            case ALL ->
                Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.NONE && kind != Kind.ALL)
                        .toList();
            default -> List.of(fusion.kind());
        };
    }

    private ClinicalColumns columns(Kind kind) {
        return kind == Kind.RAW ? raw : standardised;
    }

    private FusionHead head(Kind kind, int features, int findings) {
        int values = columns(kind).count();
        int outputs = films.targets().outputs(findings);
        return switch (kind) {
            case MLP ->
                new PerceptronHead(
                        features, values, config.evaluation().fusion().hiddenUnits(), outputs);
            case GATED -> new GatedHead(features, values, outputs);
            case NONE, ALL, RAW, STANDARDISED, LATE -> new ConcatenationHead(features, values, outputs);
        };
    }

    private FusedModel probe(String name, FusionHead head, ClinicalColumns columns, EncodedFilms encoded) {
        return probe(
                name,
                head,
                columns,
                encoded.rows(films.training()),
                encoded.rows(films.validation()),
                encoded.rows(films.judged()));
    }

    private FusedModel probe(
            String name,
            FusionHead head,
            ClinicalColumns columns,
            float[][] training,
            float[][] validation,
            float[][] judged) {
        float[][] validationValues = columns.of(films.validation());
        FusedProbe probe = FusedProbe.train(
                head,
                new FusedProbe.Films(training, columns.of(films.training()), films.trainingTargets()),
                new FusedProbe.Films(validation, validationValues, films.validationTargets()),
                config.seed());
        Scores scores = new Scores(
                probe.predict(validation, validationValues), probe.predict(judged, columns.of(films.judged())));
        return new FusedModel(name, scores, columns, values -> probe.predict(judged, values));
    }

    /// The linear probe on no features.
    private FusedModel valuesAlone() {
        if (valuesAlone == null) {
            valuesAlone = probe(
                    ModelName.VALUES_ALONE,
                    new ConcatenationHead(
                            0, standardised.count(), films.targets().outputs(1)),
                    standardised,
                    empty(films.training()),
                    empty(films.validation()),
                    empty(films.judged()));
        }
        return Objects.requireNonNull(valuesAlone);
    }

    private static float[][] empty(List<Radiograph> films) {
        return new float[films.size()][0];
    }

    private FusedModel late(String base, Scores image) {
        FusedModel values = valuesAlone();
        LateFusion late =
                LateFusion.choose(image.validation(), values.scores().validation(), films.validationTargets());
        context.report(new RunEvent.Notice(
                RunEvent.Severity.INFO,
                ModelName.fused(base, Kind.LATE) + ": share of the image by finding "
                        + Arrays.toString(late.imageShares())));
        Scores scores = new Scores(
                late.mix(image.validation(), values.scores().validation()),
                late.mix(image.judged(), values.scores().judged()));
        return new FusedModel(
                ModelName.fused(base, Kind.LATE),
                scores,
                standardised,
                rows -> late.mix(image.judged(), values.ofJudged().apply(rows)));
    }
}
