package org.discern.config;

/// The course of pre-training.
public record PretrainConfig(
        @Setting(help = "Passes over the training films", unit = "epochs", min = 0, max = 100000)
        int epochs,

        @Setting(help = "Queries of one step", unit = "films", min = 2, max = 65536)
        int batchSize,

        @Setting(
                help = "Steps between two checkpoints, beside the one at the end of each epoch; 0 for none",
                unit = "steps",
                min = 0)
        int checkpointEverySteps) {}
