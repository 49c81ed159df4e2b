package org.discern.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.discern.config.FineTuneConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.image.LabelledBatch;
import org.discern.data.image.LabelledSource;
import org.discern.model.Metric;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.jspecify.annotations.Nullable;

/// Training on labels, end-to-end; the epoch that does best on validation films is kept.
///
/// @param phase name of this phase in events, such as `fine-tune`
/// @param events gets every step and epoch, on the training thread
/// @param cancelled asked before each step
public record ClassifierTrainer(
        FineTuneConfig config, String phase, Consumer<RunEvent> events, BooleanSupplier cancelled) {
    /// How training ended.
    ///
    /// @param bestEpoch counted from 1; 0 where no epoch was completed
    /// @param bestScore its validation score; `NaN` where no epoch had one
    public record Outcome(boolean cancelled, int bestEpoch, double bestScore) {}

    /// Trains to the last epoch, or until cancelled, and returns the model to its best epoch. Where the score
    /// is undefined (`NaN`) throughout, the last completed epoch counts as the best.
    ///
    /// @param validationScore larger is better
    public Outcome train(Classifier model, LabelledSource films, ToDoubleFunction<Classifier> validationScore) {
        int steps = films.stepsPerEpoch();
        if (steps < 1)
            throw new Problem(
                    "the labelled films do not fill a batch of " + config.batchSize(), "make the batch smaller");
        Schedule schedule = new Schedule(config.schedule(), config.optimizer().learningRate(), config.epochs(), steps);
        events.accept(new RunEvent.PhaseStarted(phase, (long) config.epochs() * steps));
        @Nullable Weights best = null;
        Outcome outcome = new Outcome(false, 0, Double.NaN);
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            Means means = new Means();
            if (!trainEpoch(model, films, schedule, epoch, means)) {
                outcome = new Outcome(true, outcome.bestEpoch(), outcome.bestScore());
                break;
            }
            double score = validationScore.applyAsDouble(model);
            if (Double.isNaN(outcome.bestScore()) || score > outcome.bestScore()) {
                best = model.state();
                outcome = new Outcome(false, epoch + 1, score);
            }
            Map<String, Double> values = new HashMap<>(means.values());
            if (!Double.isNaN(score)) values.put(Metric.VALIDATION_AUROC, score);
            events.accept(new RunEvent.EpochDone(phase, epoch + 1, config.epochs(), values));
        }
        if (best != null) model.restore(best);
        return outcome;
    }

    private boolean trainEpoch(Classifier model, LabelledSource films, Schedule schedule, int epoch, Means means) {
        int steps = films.stepsPerEpoch();
        try (BatchStream<LabelledBatch> batches = films.epoch(epoch, 0)) {
            for (int step = 0; step < steps; step++) {
                if (cancelled.getAsBoolean()) return false;
                double rate = schedule.rateAt(epoch, step);
                long start = System.nanoTime();
                LabelledBatch batch = batches.next();
                double loss = model.step(batch, rate);
                double seconds = (System.nanoTime() - start) / 1e9;
                Map<String, Double> values = Map.of(
                        Metric.LOSS,
                        loss,
                        Metric.LEARNING_RATE,
                        rate,
                        Metric.IMAGES_PER_SECOND,
                        batch.pictures().size() / seconds);
                means.add(values);
                events.accept(new RunEvent.StepDone(
                        phase, (long) epoch * steps + step + 1, (long) config.epochs() * steps, epoch + 1, values));
            }
        }
        return true;
    }
}
