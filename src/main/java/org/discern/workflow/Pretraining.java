package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.discern.config.RunConfig;
import org.discern.engine.Checkpoints;
import org.discern.engine.Engine;
import org.discern.engine.MocoModel;
import org.discern.engine.MocoTrainer;
import org.discern.engine.Safetensors;
import org.discern.engine.Weights;
import org.discern.model.Cohort;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.model.Split;

/// The pre-training phase of a run: from its last checkpoint, or from the start, to an encoder in the run's
/// folder.
record Pretraining(RunFolder run, RunConfig config, Cohort cohort, Pictures pictures, Engine engine) {
    private static final String QUERY_ENCODER = "queryEncoder.";

    /// The run's log, cut to where its last checkpoint stands.
    MetricsLog continueLog() {
        long step = Files.exists(run.encoder())
                ? Long.MAX_VALUE
                : run.lastCheckpoint().map(Checkpoints::stepOf).orElse(0L);
        return MetricsLog.continueAfter(run.metrics(), run.json(), Phase.PRETRAIN, step);
    }

    /// The query encoder with its projection head, by torchvision's names.
    ///
    /// @throws CancellationException when stopped, after a checkpoint
    Weights run(JobContext context) {
        if (Files.exists(run.encoder())) return Safetensors.read(run.encoder());
        try (MocoModel model = freshModel()) {
            if (config.pretrain().epochs() > 0) train(model, context);
            Weights encoder = model.state().below(QUERY_ENCODER);
            Safetensors.write(run.encoder(), encoder);
            return encoder;
        }
    }

    /// A query encoder with random weights.
    Weights untrained() {
        try (MocoModel model = randomModel()) {
            return model.state().below(QUERY_ENCODER);
        }
    }

    /// The query encoder as it was before its first step, where it began with weights from a file.
    Optional<Weights> initial() {
        return beginningWith(run.initialWeights());
    }

    /// A query encoder with the weights of the evaluation's baseline.
    Optional<Weights> baseline() {
        return beginningWith(run.baselineWeights());
    }

    private Optional<Weights> beginningWith(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try (MocoModel model = randomModel()) {
            model.loadEncoder(Safetensors.read(file));
            return Optional.of(model.state().below(QUERY_ENCODER));
        }
    }

    /// Seconds spent in steps, over all sittings.
    double seconds() {
        return MetricsLog.read(run.metrics(), run.json()).stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .mapToDouble(step -> config.pretrain().batchSize()
                        / step.values().getOrDefault(Metric.IMAGES_PER_SECOND, Double.NaN))
                .sum();
    }

    private void train(MocoModel model, JobContext context) {
        Optional<Weights> checkpoint = run.lastCheckpoint();
        checkpoint.ifPresent(model::restore);
        Checkpoints checkpoints = state -> {
            long step = Checkpoints.stepOf(state);
            context.report(new RunEvent.CheckpointSaved(Phase.PRETRAIN, step, run.saveCheckpoint(state, step)));
        };
        MocoTrainer trainer = new MocoTrainer(
                config, context::report, checkpoints, context::cancelled, OnlineScores.of(config, cohort, pictures));
        MocoTrainer.Outcome outcome = trainer.train(
                model,
                pictures.pairs(cohort.films(Split.TRAIN)),
                checkpoint.map(Checkpoints::stepOf).orElse(0L));
        if (outcome == MocoTrainer.Outcome.CANCELLED) {
            throw new CancellationException("stopped on request; the run can be resumed");
        }
    }

    private MocoModel freshModel() {
        MocoModel model = randomModel();
        if (Files.exists(run.initialWeights())) model.loadEncoder(Safetensors.read(run.initialWeights()));
        return model;
    }

    private MocoModel randomModel() {
        return engine.moco(
                config.encoder(),
                config.data().imageSizePixels(),
                config.moco().forBatch(config.pretrain().batchSize()),
                config.weighting(),
                config.optimizer(),
                config.seed());
    }
}
