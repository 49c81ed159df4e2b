package org.discern.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.discern.config.RunConfig;
import org.discern.data.image.BatchStream;
import org.discern.data.pair.PairBatch;
import org.discern.data.pair.PairSource;
import org.discern.model.Metric;
import org.discern.model.Problem;
import org.discern.model.RunEvent;

/// Pre-training: epochs of steps, reported as they are done, with checkpoints to resume from. It knows
/// nothing of files and windows.
///
/// @param events gets every step and epoch, on the training thread
/// @param checkpoints gets the state every `pretrain.checkpointEverySteps` steps, at the end of each epoch
///     and when cancelled
/// @param cancelled asked before each step
/// @param epochScores measures the model at the end of each epoch
public record MocoTrainer(
        RunConfig config,
        Consumer<RunEvent> events,
        Checkpoints checkpoints,
        BooleanSupplier cancelled,
        EpochScores epochScores) {
    /// Name of this phase in events.
    public static final String PHASE = "pretrain";

    /// What is measured of the encoder between epochs. It must leave the model as it is.
    @FunctionalInterface
    public interface EpochScores {
        /// @param epoch counted from 1
        /// @return values by [Metric]; none where this epoch is not measured
        Map<String, Double> of(MocoModel model, int epoch);
    }

    /// How training ended.
    public enum Outcome {
        FINISHED,
        CANCELLED
    }

    /// Trains to the last epoch, or until cancelled. The result is the same bit for bit whether it is reached
    /// at once or by resuming.
    ///
    /// @param model fresh, or restored to a saved state
    /// @param stepsDone 0, or [Checkpoints#stepOf] that state
    public Outcome train(MocoModel model, PairSource pairs, long stepsDone) {
        int steps = pairs.stepsPerEpoch();
        if (steps < 1 && config.pretrain().epochs() > 0) {
            throw new Problem(
                    "the training films do not fill a batch of "
                            + config.pretrain().batchSize(),
                    "make pretrain.batchSize smaller");
        }
        int epochs = config.pretrain().epochs();
        Schedule schedule = new Schedule(config.schedule(), config.optimizer().learningRate(), epochs, steps);
        events.accept(new RunEvent.PhaseStarted(PHASE, (long) epochs * steps));
        long done = stepsDone;
        for (int epoch = (int) (done / Math.max(1, steps)); epoch < epochs; epoch++) {
            int firstStep = (int) (done % steps);
            Means means = new Means();
            try (BatchStream<PairBatch> batches = pairs.epoch(epoch, firstStep)) {
                for (int step = firstStep; step < steps; step++) {
                    if (cancelled.getAsBoolean()) {
                        save(model, done, epoch);
                        return Outcome.CANCELLED;
                    }
                    double rate = schedule.rateAt(epoch, step);
                    long start = System.nanoTime();
                    PairBatch batch = batches.next();
                    double waited = (System.nanoTime() - start) / 1e9;
                    MocoModel.StepResult result =
                            model.step(batch, rate, schedule.momentumAt(config.moco(), epoch, step));
                    double seconds = (System.nanoTime() - start) / 1e9;
                    done++;
                    Map<String, Double> values = values(result, rate, batch.size() / seconds, waited / seconds);
                    means.add(values);
                    events.accept(new RunEvent.StepDone(PHASE, done, (long) epochs * steps, epoch + 1, values));
                    int every = config.pretrain().checkpointEverySteps();
                    if (every > 0 && done % every == 0 && step + 1 < steps) save(model, done, epoch);
                }
            }
            Map<String, Double> atEnd = new LinkedHashMap<>(means.values());
            atEnd.putAll(epochScores.of(model, epoch + 1));
            // Told first: whoever resumes from the checkpoint takes all before it as told.
            events.accept(new RunEvent.EpochDone(PHASE, epoch + 1, epochs, atEnd));
            save(model, done, epoch + 1);
        }
        return Outcome.FINISHED;
    }

    private void save(MocoModel model, long done, int epochsCompleted) {
        checkpoints.save(model.state()
                .withMetadata(Map.of(
                        Checkpoints.STEP, Long.toString(done), Checkpoints.EPOCH, Integer.toString(epochsCompleted))));
    }

    private static Map<String, Double> values(
            MocoModel.StepResult result, double rate, double imagesPerSecond, double loaderWaitShare) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(Metric.LOSS, result.loss());
        values.put(Metric.CONTRAST_ACCURACY, result.contrastAccuracy());
        values.put(Metric.LEARNING_RATE, rate);
        values.put(Metric.IMAGES_PER_SECOND, imagesPerSecond);
        values.put(Metric.LOADER_WAIT_SHARE, loaderWaitShare);
        values.put(Metric.ALIGNMENT, result.representation().alignment());
        values.put(Metric.UNIFORMITY, result.representation().uniformity());
        values.put(Metric.QUERY_SPREAD, result.representation().spread());
        values.put(Metric.EFFECTIVE_RANK, result.representation().effectiveRank());
        values.put(Metric.SAME_DISEASE_SHARE, result.sameDiseaseShare());
        values.put(Metric.SAME_DISEASE_WEIGHT, result.sameDiseaseWeight());
        values.put(Metric.DIFFERENT_DISEASE_WEIGHT, result.differentDiseaseWeight());
        values.put(Metric.QUEUE_FILL, result.queueFill());
        values.put(Metric.QUEUE_AGE, result.queueAge());
        values.values().removeIf(value -> value.isNaN());
        return values;
    }
}
