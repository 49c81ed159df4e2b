package org.discern.config;

/// The optimiser of the query encoder, or of a classifier.
public record OptimizerConfig(
        @Setting(help = "sgd, with momentum; adam, betas 0.9 and 0.999; lars, SGD with a rate for each layer (MoCo v3)")
        Kind kind,

        @Setting(help = "Learning rate at the start of the schedule", above = 0)
        double learningRate,

        @Setting(help = "Momentum of SGD and LARS (not the key encoder's)", min = 0, max = 1)
        double sgdMomentum,

        @Setting(help = "Weight decay, added to the gradient", min = 0)
        double weightDecay) {
    /// The optimisers.
    public enum Kind {
        SGD,
        ADAM,
        LARS
    }
}
