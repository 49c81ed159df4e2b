package org.discern.config;

/// Clinical values of the films beside the image, in the linear probe and in end-to-end training. What is
/// asked for is judged beside the image alone and the values alone.
public record FusionConfig(
        @Setting(
                help = "none; raw, as DisCeRn published it (F0); standardised, with flags for what is missing (F1); mlp"
                        + " (F2); gated (F3); late (F4); or all, to compare them")
        Kind kind,

        @Setting(help = "Hidden units of mlp", unit = "units", min = 1, max = 4096)
        int hiddenUnits,

        @Setting(help = "Shuffles of each value among patients, to tell how much it matters", min = 1, max = 1000)
        int permutations) {
    /// The ways of joining values with an image's features.
    public enum Kind {
        NONE,
        RAW,
        STANDARDISED,
        MLP,
        GATED,
        LATE,
        ALL
    }
}
