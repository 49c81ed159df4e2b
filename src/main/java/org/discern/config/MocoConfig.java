package org.discern.config;

/// Momentum contrast (He et al. 2020; version 3: Chen et al. 2021).
public record MocoConfig(
        @Setting(
                help =
                        "What queries are told apart from: queue, the keys of earlier batches (MoCo v1, v2), or batch, the"
                                + " other keys of their own, each view being query and key once (MoCo v3)")
        Negatives negatives,

        @Setting(
                help = "Keys in the queue (K); none with the batch's own keys as negatives",
                unit = "keys",
                min = 1,
                max = 4194304)
        int queueSize,

        @Setting(help = "Share of the key encoder that stays at each step (m)", min = 0, max = 1)
        double momentum,

        @Setting(help = "constant, or cosine from the momentum above to 1 over all steps (MoCo v3)")
        MomentumSchedule momentumSchedule,

        @Setting(help = "Similarities are divided by this (tau)", above = 0, max = 10)
        double temperature,

        @Setting(
                help = "Groups of a batch that are normalised apart, with the keys shuffled among them (shuffling batch"
                        + " normalisation), of 2 films at least; 1: the batch as a whole",
                unit = "groups",
                min = 1,
                max = 4096)
        int batchNormGroups,

        @Setting(
                help =
                        "Parts in which a batch passes through the networks, of whole groups: one after the other, so that"
                                + " memory is needed for one part, or each on a graphics card of its own. The result is the same",
                unit = "parts",
                min = 1,
                max = 4096)
        int batchParts) {
    public MocoConfig {
        if (batchParts < 1 || batchNormGroups % batchParts != 0) {
            throw new IllegalArgumentException("batchParts (" + batchParts + ") must divide batchNormGroups ("
                    + batchNormGroups + "): films of two parts cannot be normalised together");
        }
    }

    /// Groups of one part.
    public int groupsOfPart() {
        return batchNormGroups / batchParts;
    }

    /// The same settings, with the queue's size that of the batch where the batch's keys stand in it.
    public MocoConfig forBatch(int size) {
        return negatives == Negatives.QUEUE
                ? this
                : new MocoConfig(negatives, size, momentum, momentumSchedule, temperature, batchNormGroups, batchParts);
    }

    /// What queries are told apart from.
    public enum Negatives {
        QUEUE,
        BATCH
    }

    /// How the momentum changes over the steps.
    public enum MomentumSchedule {
        CONSTANT,
        COSINE
    }
}
