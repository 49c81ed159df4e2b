package org.discern.data.image;

import java.util.SplittableRandom;
import org.discern.config.AugmentConfig;
import org.discern.model.GreyImage;

/// Turns films into the square, standardised views that a network sees: random ones for training, plain ones
/// for evaluation. Holds no state between calls; safe for use by several threads.
public final class Augmentation {
    /// Blur is given in pixels of a view of this side, and scaled to others.
    private static final double BLUR_REFERENCE_SIDE_PIXELS = 224;

    private final AugmentConfig config;
    private final int sidePixels;
    private final double mean;
    private final double standardDeviation;

    /// @param sidePixels side of the views
    /// @param mean grey value (0 to 1) that becomes 0
    /// @param standardDeviation grey value distance (0 to 1) that becomes 1
    public Augmentation(AugmentConfig config, int sidePixels, double mean, double standardDeviation) {
        if (sidePixels < 1) throw new IllegalArgumentException("views of side " + sidePixels);
        if (!(standardDeviation > 0)) throw new IllegalArgumentException("standard deviation of " + standardDeviation);
        this.config = config;
        this.sidePixels = sidePixels;
        this.mean = mean;
        this.standardDeviation = standardDeviation;
    }

    /// Side of the views.
    public int sidePixels() {
        return sidePixels;
    }

    /// Writes a random view of `image` to `target` from `offset` on (`sidePixels` squared values, row by row):
    /// crop, flips and rotation in one resampling; then brightness and contrast, blur, noise, equalisation,
    /// standardisation. The same state of `random` gives the same view.
    public void randomView(GreyImage image, SplittableRandom random, float[] target, int offset) {
        Crop crop = Crop.random(
                image.width(),
                image.height(),
                config.cropAreaMin(),
                config.cropAreaMax(),
                config.cropAspectMax(),
                random);
        boolean flipHorizontally = random.nextDouble() < config.horizontalFlipProbability();
        boolean flipVertically = random.nextDouble() < config.verticalFlipProbability();
        double radians = Math.toRadians(symmetric(config.rotationDegrees(), random));
        ViewMap map = ViewMap.of(crop, sidePixels, flipHorizontally, flipVertically, radians);
        Resampler.sample(image, map, sidePixels, target, offset);
        changeIntensity(random, target, offset);
        finish(target, offset);
    }

    /// Writes the plain view of `image`, nothing random in it: the whole film resized so that its short side
    /// fits, its middle cut out.
    public void plainView(GreyImage image, float[] target, int offset) {
        Crop crop = Crop.centralSquare(image.width(), image.height());
        Resampler.sample(image, ViewMap.of(crop, sidePixels, false, false, 0), sidePixels, target, offset);
        finish(target, offset);
    }

    private void changeIntensity(SplittableRandom random, float[] target, int offset) {
        double brightness = 1 + symmetric(config.brightness(), random);
        double contrast = 1 + symmetric(config.contrast(), random);
        if (brightness != 1 || contrast != 1) Intensity.adjust(target, offset, area(), brightness, contrast);
        if (random.nextDouble() < config.blurProbability()) {
            double sigma = uniform(config.blurSigmaMin(), config.blurSigmaMax(), random)
                    * sidePixels
                    / BLUR_REFERENCE_SIDE_PIXELS;
            if (sigma > 0) Intensity.blur(target, offset, sidePixels, sigma);
        }
        if (random.nextDouble() < config.noiseProbability()) {
            double signalToNoise = uniform(config.noiseSnrMin(), config.noiseSnrMax(), random);
            Intensity.addNoise(target, offset, area(), signalToNoise, random);
        }
    }

    private void finish(float[] target, int offset) {
        if (config.equalise()) Intensity.equalise(target, offset, area());
        Intensity.standardise(target, offset, area(), mean, standardDeviation);
    }

    private int area() {
        return sidePixels * sidePixels;
    }

    private static double uniform(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }

    private static double symmetric(double largest, SplittableRandom random) {
        return uniform(-largest, largest, random);
    }
}
