package org.discern.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the encoder is judged.
public record EvaluationConfig(
        @Setting(help = "Findings to tell; empty for all that have both classes in the training split")
        List<String> findings,

        @Setting(help = "What an uncertain label counts as; class: neither, but a class of its own in training")
        UncertainReading uncertain,

        @Setting(help = "What a finding that is not mentioned counts as")
        Reading unmentioned,

        @Setting(help = "Share of the training patients whose labels are used", above = 0, max = 1)
        double labelFraction,

        @Setting(
                help =
                        "Shares of the training patients for the label-efficiency curve, which is beside the score table;"
                                + " empty for none")
        List<Double> labelFractions,

        @Setting(
                help = "Draws of patients at each of these shares; in a draw the smaller share is part of the larger",
                min = 1,
                max = 100)
        int repeats,

        @Setting(
                help = "Films that are judged: validation while settings are still being chosen, test once, at the end")
        JudgedOn judgedOn,

        @Setting(help = "Logistic regression on frozen features")
        boolean linearProbe,

        @Setting(help = "Vote of the nearest training films, by cosine of the frozen features (k-NN)")
        boolean knn,

        NeighboursConfig neighbours,

        @Setting(help = "Train the whole network from the pre-trained encoder (end-to-end)")
        boolean endToEnd,

        @Setting(help = "The same for an untrained encoder, as baseline")
        boolean untrainedBaseline,

        @Setting(help = "Train the whole network from random weights, as baseline")
        boolean supervisedBaseline,

        @Setting(
                help =
                        "A safetensors file with torchvision's names, such as weights for ImageNet, judged as baseline by what is"
                                + " asked for above; none")
        String baselineWeights,

        FusionConfig fusion,
        FineTuneConfig fineTune,

        @Setting(help = "Resamples of the test patients for intervals", min = 100, max = 100000)
        int bootstrapReplicates,

        TsneConfig tsne) {
    private static final String NO_BASELINE = "none";
    private static final double SMALLEST_FRACTION = 0.001;

    public EvaluationConfig {
        findings = List.copyOf(findings);
        labelFractions = List.copyOf(labelFractions);
        for (double fraction : labelFractions) {
            if (!(fraction >= SMALLEST_FRACTION && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "labelFractions must lie between " + SMALLEST_FRACTION + " and 1, got " + fraction);
            }
        }
    }

    /// The file of the baseline's weights; empty for none.
    public Optional<Path> baselineFile() {
        return baselineWeights.equals(NO_BASELINE) ? Optional.empty() : Optional.of(Path.of(baselineWeights));
    }

    /// The split whose films are judged.
    public enum JudgedOn {
        VALIDATION,
        TEST
    }

    /// How an uncertain label is read.
    public enum UncertainReading {
        POSITIVE,
        NEGATIVE,
        IGNORE,
        /// A class of its own in training, as CheXpert's U-MultiClass (Irvin et al. 2019, section 4.1); when films
        /// are judged, as IGNORE.
        CLASS
    }

    /// How a finding that is not mentioned is read.
    public enum Reading {
        POSITIVE,
        NEGATIVE,
        IGNORE
    }
}
