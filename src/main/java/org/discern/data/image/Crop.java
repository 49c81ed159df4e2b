package org.discern.data.image;

import java.util.SplittableRandom;

/// An upright rectangle of a picture, in pixels from its upper left corner.
record Crop(double left, double top, double width, double height) {
    private static final int TRIES = 10;

    /// The largest square in the middle.
    static Crop centralSquare(int width, int height) {
        return central(width, height, Math.min(width, height), Math.min(width, height));
    }

    /// A random crop, drawn as torchvision's `RandomResizedCrop` does: area uniform between the two shares of
    /// the picture's, aspect ratio log-uniform in [1/`aspectMax`, `aspectMax`], place uniform. A crop that does
    /// not fit is drawn again; after ten of these it is the largest central one of an allowed aspect. Sides and
    /// place are not rounded to whole pixels, as the crop is resampled anyway.
    static Crop random(
            int width, int height, double areaMin, double areaMax, double aspectMax, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            double area = (double) width * height * uniform(areaMin, areaMax, random);
            double aspect = Math.exp(uniform(-1, 1, random) * Math.log(aspectMax));
            double cropWidth = Math.sqrt(area * aspect);
            double cropHeight = Math.sqrt(area / aspect);
            if (cropWidth <= width && cropHeight <= height) {
                double left = uniform(0, width - cropWidth, random);
                return new Crop(left, uniform(0, height - cropHeight, random), cropWidth, cropHeight);
            }
        }
        return central(width, height, Math.min(width, height * aspectMax), Math.min(height, width * aspectMax));
    }

    private static Crop central(int width, int height, double cropWidth, double cropHeight) {
        return new Crop((width - cropWidth) / 2, (height - cropHeight) / 2, cropWidth, cropHeight);
    }

    private static double uniform(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }
}
