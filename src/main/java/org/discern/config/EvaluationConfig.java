package org.discern.config;

import java.util.List;

/// How the encoder is judged.
public record EvaluationConfig(
        @Setting(help = "Findings to tell; empty for all that have both classes in the training split")
        List<String> findings,

        @Setting(help = "What an uncertain label counts as") Reading uncertain,

        @Setting(help = "What a finding that is not mentioned counts as")
        Reading unmentioned,

        @Setting(help = "Share of the training patients whose labels are used", above = 0, max = 1)
        double labelFraction,

        @Setting(
                help = "Films that are judged: validation while settings are still being chosen, test once, at the end")
        JudgedOn judgedOn,

        @Setting(help = "Logistic regression on frozen features")
        boolean linearProbe,

        @Setting(help = "Train the whole network from the pre-trained encoder (end-to-end)")
        boolean endToEnd,

        @Setting(help = "The same for an untrained encoder, as baseline")
        boolean untrainedBaseline,

        @Setting(help = "Train the whole network from random weights, as baseline")
        boolean supervisedBaseline,

        FineTuneConfig fineTune,

        @Setting(help = "Resamples of the test patients for intervals", min = 100, max = 100000)
        int bootstrapReplicates,

        TsneConfig tsne) {
    public EvaluationConfig {
        findings = List.copyOf(findings);
    }

    /// The split whose films are judged.
    public enum JudgedOn {
        VALIDATION,
        TEST
    }

    /// How a label that is neither positive nor negative is read.
    public enum Reading {
        POSITIVE,
        NEGATIVE,
        IGNORE
    }
}
