package org.discern.config;

/// Momentum contrast (He et al. 2020).
public record MocoConfig(
        @Setting(help = "Keys in the queue (K)", unit = "keys", min = 1, max = 4194304)
        int queueSize,

        @Setting(help = "Share of the key encoder that stays at each step (m)", min = 0, max = 1)
        double momentum,

        @Setting(help = "Similarities are divided by this (tau)", above = 0, max = 10)
        double temperature,

        @Setting(
                help = "Parts of a batch that are normalised apart, with the keys shuffled among them (shuffling batch"
                        + " normalisation), of 2 films at least; 1: the batch as a whole",
                unit = "groups",
                min = 1,
                max = 4096)
        int batchNormGroups) {}
