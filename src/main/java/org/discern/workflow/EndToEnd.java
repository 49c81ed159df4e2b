package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.config.FineTuneConfig;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Classifier;
import org.discern.engine.ClassifierTrainer;
import org.discern.engine.Engine;
import org.discern.engine.Weights;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.stats.Auroc;
import org.jspecify.annotations.Nullable;

/// Training of the whole network on the labels; the epoch with the best mean validation AUROC is the one that
/// is judged.
record EndToEnd(RunConfig config, FilmSets films, Pictures pictures, Engine engine) {
    /// @param encoder where to start from; `null` for random weights
    Scores train(@Nullable Weights encoder, String phase, JobContext context) {
        FineTuneConfig settings = config.evaluation().fineTune();
        try (Classifier classifier = engine.classifier(
                config.encoder(),
                config.data().imageSizePixels(),
                films.targets().findings().size(),
                settings.optimizer(),
                config.seed())) {
            if (encoder != null) classifier.loadEncoder(encoder);
            float[][] validationTargets = films.validationTargets();
            ClassifierTrainer.Outcome outcome = new ClassifierTrainer(
                            settings, phase, context::report, context::cancelled)
                    .train(
                            classifier,
                            pictures.labelled(films.training(), films.trainingTargets()),
                            candidate -> Auroc.macroMean(predict(candidate, films.validation()), validationTargets)
                                    .orElse(Double.NaN));
            if (outcome.cancelled()) throw new CancellationException("stopped on request; the run can be resumed");
            context.report(new RunEvent.Notice(
                    RunEvent.Severity.INFO,
                    phase + ": epoch " + outcome.bestEpoch() + " does best on the validation films"));
            return new Scores(predict(classifier, films.validation()), predict(classifier, films.judged()));
        }
    }

    private float[][] predict(Classifier classifier, List<Radiograph> list) {
        List<float[]> rows = new ArrayList<>();
        try (BatchStream<ImageBatch> stream = pictures.inOrder(list).plain()) {
            while (stream.hasNext()) rows.addAll(List.of(classifier.predict(stream.next())));
        }
        return rows.toArray(float[][]::new);
    }
}
