package org.discern.testing;

import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;

/// The settings of an experiment on the [TinyCohort]: two epochs of four steps with a checkpoint every two,
/// all parts of the evaluation that are quick.
public final class TinyRun {
    /// Steps of an epoch: training films over batch size, rounded down.
    public static final int STEPS_AN_EPOCH = 4;
    public static final int STEPS = 2 * STEPS_AN_EPOCH;

    /// The settings as a file would say them.
    public static final String YAML = """
            name: tiny-run
            seed: 3
            engine: dl4j
            data: {dataset: tiny, cacheSizePixels: 32, imageSizePixels: 32, standardDeviation: 0.25}
            encoder: {width: 4, projectionDimension: 8}
            moco: {queueSize: 16, batchNormGroups: 2}
            pretrain: {epochs: 2, batchSize: 4, checkpointEverySteps: 2}
            evaluation:
              bootstrapReplicates: 100
              fineTune: {epochs: 1, batchSize: 4}
              tsne: {iterations: 10}
            """;

    private TinyRun() {}

    /// @param sets changes, each as `moco.queueSize=8`
    public static RunConfig config(String... sets) {
        return ConfigFile.parse("tiny-run.yaml", YAML, List.of(sets));
    }
}
