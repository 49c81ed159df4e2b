package org.discern.config;

/// End-to-end training of encoder and classifier; the epoch with the best validation AUROC is kept.
public record FineTuneConfig(
        @Setting(help = "Passes over the labelled films", unit = "epochs", min = 1, max = 100000)
        int epochs,

        @Setting(help = "Films of one step", unit = "films", min = 2, max = 65536)
        int batchSize,

        OptimizerConfig optimizer,
        ScheduleConfig schedule) {}
