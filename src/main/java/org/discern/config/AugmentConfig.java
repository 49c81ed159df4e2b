package org.discern.config;

/// Random views of a film. Crop, flips and rotation are composed into one map and resampled once; then
/// intensities change. Defaults and sources are in `defaults.yaml`.
public record AugmentConfig(
        @Setting(help = "Smallest share of the film's area that a crop keeps", above = 0, max = 1)
        double cropAreaMin,

        @Setting(help = "Largest share of the film's area that a crop keeps", above = 0, max = 1)
        double cropAreaMax,

        @Setting(help = "Largest ratio of a crop's sides before it is resized to a square", min = 1, max = 4)
        double cropAspectMax,

        @Setting(help = "Probability of a left-right flip", min = 0, max = 1)
        double horizontalFlipProbability,

        @Setting(help = "Probability of an upside-down flip", min = 0, max = 1)
        double verticalFlipProbability,

        @Setting(help = "Largest rotation to either side", unit = "degrees", min = 0, max = 180)
        double rotationDegrees,

        @Setting(help = "Largest relative change of brightness", min = 0, max = 1)
        double brightness,

        @Setting(help = "Largest relative change of contrast", min = 0, max = 1)
        double contrast,

        @Setting(help = "Probability of a Gaussian blur", min = 0, max = 1)
        double blurProbability,

        @Setting(help = "Smallest blur", unit = "px at 224 px", min = 0, max = 20)
        double blurSigmaMin,

        @Setting(help = "Largest blur", unit = "px at 224 px", min = 0, max = 20)
        double blurSigmaMax,

        @Setting(help = "Probability of Gaussian noise", min = 0, max = 1)
        double noiseProbability,

        @Setting(help = "Smallest ratio of mean intensity to noise", above = 0)
        double noiseSnrMin,

        @Setting(help = "Largest ratio of mean intensity to noise", above = 0)
        double noiseSnrMax,

        @Setting(help = "Equalise the histogram of each view")
        boolean equalise) {
    public AugmentConfig {
        requireOrdered("cropAreaMin", cropAreaMin, "cropAreaMax", cropAreaMax);
        requireOrdered("blurSigmaMin", blurSigmaMin, "blurSigmaMax", blurSigmaMax);
        requireOrdered("noiseSnrMin", noiseSnrMin, "noiseSnrMax", noiseSnrMax);
    }

    private static void requireOrdered(String lowName, double low, String highName, double high) {
        if (low > high)
            throw new IllegalArgumentException(
                    lowName + " (" + low + ") must not exceed " + highName + " (" + high + ")");
    }
}
