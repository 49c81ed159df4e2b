package org.discern.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.discern.config.FineTuneConfig;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Classifier;
import org.discern.engine.ClassifierTrainer;
import org.discern.engine.Engine;
import org.discern.engine.FusedClassifier;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.fusion.ClinicalColumns;
import org.discern.fusion.FusionHead;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.stats.Auroc;
import org.jspecify.annotations.Nullable;

/// Training of the whole network on the labels; the epoch with the best mean validation AUROC is the one that
/// is judged.
record EndToEnd(RunConfig config, Pictures pictures, Engine engine, JobContext context) {
    /// Of the image alone.
    ///
    /// @param encoder where to start from; `null` for random weights
    /// @param keep gets the trained network, by torchvision's names
    Scores train(FilmSets films, @Nullable Weights encoder, long seed, String phase, Consumer<Weights> keep) {
        try (Classifier classifier = classifier(films.targets(), seed)) {
            Scores scores = train(classifier, films, encoder, EndToEnd::noValues, seed, phase);
            keep.accept(withoutOptimizer(classifier.state()));
            return scores;
        }
    }

    /// What a network that was kept says of films.
    float[][] predict(Weights network, Targets targets, List<Radiograph> films) {
        try (Classifier classifier = classifier(targets, config.seed())) {
            Map<String, Tensor> state = new LinkedHashMap<>(classifier.state().tensors());
            state.putAll(network.tensors());
            classifier.restore(new Weights(state, network.metadata()));
            return predict(classifier, targets, films, EndToEnd::noValues);
        }
    }

    private Classifier classifier(Targets targets, long seed) {
        return engine.classifier(
                config.encoder(),
                config.data().imageSizePixels(),
                targets.outputs(targets.findings().size()),
                config.evaluation().fineTune().optimizer(),
                seed);
    }

    private static Weights withoutOptimizer(Weights state) {
        Map<String, Tensor> network = new LinkedHashMap<>(state.tensors());
        network.keySet().removeIf(name -> name.startsWith("optimizer."));
        return new Weights(network, state.metadata());
    }

    /// Of the image with clinical values.
    FusedModel trainFused(
            String name, FilmSets films, @Nullable Weights encoder, FusionHead head, ClinicalColumns columns) {
        try (FusedClassifier classifier = engine.fusedClassifier(
                config.encoder(),
                config.data().imageSizePixels(),
                head,
                config.evaluation().fineTune().optimizer(),
                config.seed())) {
            Scores scores = train(classifier, films, encoder, columns::of, config.seed(), name);
            double[] parameters = classifier.headParameters();
            float[][] features = rows(films.judged(), (batch, _) -> classifier.features(batch));
            return new FusedModel(name, scores, columns, values -> logits(head, parameters, features, values));
        }
    }

    /// Clinical values of films, a row each.
    @FunctionalInterface
    private interface Values {
        float[][] of(List<Radiograph> films);
    }

    private static float[][] noValues(List<Radiograph> films) {
        return new float[films.size()][0];
    }

    private Scores train(
            Classifier classifier, FilmSets films, @Nullable Weights encoder, Values values, long seed, String phase) {
        if (encoder != null) classifier.loadEncoder(encoder);
        FineTuneConfig settings = config.evaluation().fineTune();
        Targets targets = films.targets();
        float[][] validationTargets = films.validationTargets();
        ClassifierTrainer.Outcome outcome = new ClassifierTrainer(settings, phase, context::report, context::cancelled)
                .train(
                        classifier,
                        pictures.labelled(films.training(), values.of(films.training()), films.trainingTargets(), seed),
                        candidate -> Auroc.macroMean(
                                        predict(candidate, targets, films.validation(), values), validationTargets)
                                .orElse(Double.NaN));
        if (outcome.cancelled()) throw new CancellationException("stopped on request; the run can be resumed");
        context.report(new RunEvent.Notice(
                RunEvent.Severity.INFO,
                phase + ": epoch " + outcome.bestEpoch() + " does best on the validation films"));
        return new Scores(
                predict(classifier, targets, films.validation(), values),
                predict(classifier, targets, films.judged(), values));
    }

    private float[][] predict(Classifier classifier, Targets targets, List<Radiograph> films, Values values) {
        float[][] all = values.of(films);
        float[][] outputs = rows(
                films, (batch, from) -> classifier.predict(batch, Arrays.copyOfRange(all, from, from + batch.size())));
        return targets.ofFindings(outputs);
    }

    /// What is made of a batch of pictures.
    @FunctionalInterface
    private interface Rows {
        /// @param from place of its first film
        float[][] of(ImageBatch batch, int from);
    }

    private float[][] rows(List<Radiograph> films, Rows rows) {
        List<float[]> all = new ArrayList<>();
        try (BatchStream<ImageBatch> stream = pictures.inOrder(films).plain()) {
            while (stream.hasNext()) all.addAll(List.of(rows.of(stream.next(), all.size())));
        }
        return all.toArray(float[][]::new);
    }

    /// Logits rank films as their probabilities do.
    private static float[][] logits(FusionHead head, double[] parameters, float[][] features, float[][] values) {
        float[][] logits = new float[features.length][head.outputs()];
        for (int film = 0; film < features.length; film++) {
            double[] row = head.logits(parameters, features[film], values[film]);
            for (int i = 0; i < row.length; i++) logits[film][i] = (float) row[i];
        }
        return logits;
    }
}
