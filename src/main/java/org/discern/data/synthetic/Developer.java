package org.discern.data.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.model.GreyImage;

/// Turns the attenuation on a [Plate] into a film: field and pose, scatter, quantum noise, and a grey scale
/// fitted to the chest.
final class Developer {
    private static final double MIDDLE_OF_CHEST = 8.8;

    private Developer() {}

    /// @param size      of the body, 1 average
    /// @param width     px
    /// @param height    px
    /// @param random    for the noise
    static GreyImage develop(
            Plate plate, Technique technique, double size, int width, int height, SplittableRandom random) {
        double[] optical = expose(plate, technique, size, width, height);
        double[] sorted = sample(optical, width, height);
        double middle = sorted[sorted.length / 2];
        for (int i = 0; i < optical.length; i++) {
            double beam = Math.exp(middle - optical[i]) + technique.scatter();
            optical[i] = -Math.log(beam) + technique.noise() * random.nextGaussian() / Math.sqrt(beam);
        }
        double low = level(sorted, 0.03, middle, technique.scatter());
        double high = level(sorted, 0.97, middle, technique.scatter());
        double contrast = (technique.denseTone() - technique.lungTone()) / (high - low);
        double air = -Math.log(Math.exp(middle) + technique.scatter());
        double lungTone = Math.min(technique.lungTone(), contrast * (low - air)); // air beside the body stays black
        double[] soft = blur(optical, width, height, technique.blur());
        byte[] curve = curve(technique.gamma());
        byte[] pixels = new byte[soft.length];
        for (int i = 0; i < soft.length; i++) {
            double tone = Math.clamp(lungTone + contrast * (soft[i] - low), 0, 1);
            pixels[i] = curve[(int) (tone * (curve.length - 1))];
        }
        return new GreyImage(width, height, pixels);
    }

    /// Grey value by tone.
    private static byte[] curve(double gamma) {
        byte[] curve = new byte[4096];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (byte) Math.round(255 * Math.pow(i / (curve.length - 1.0), gamma));
        }
        return curve;
    }

    /// Attenuation seen by each pixel of the film.
    private static double[] expose(Plate plate, Technique technique, double size, int width, int height) {
        double cm = technique.fieldCm() / size / Math.min(width, height);
        double cos = cm * Math.cos(Math.toRadians(technique.rollDegrees()));
        double sin = cm * Math.sin(Math.toRadians(technique.rollDegrees()));
        double[] film = new double[width * height];
        for (int y = 0; y < height; y++) {
            double down = y - 0.5 * (height - 1);
            for (int x = 0; x < width; x++) {
                double right = x - 0.5 * (width - 1);
                film[y * width + x] = plate.at(
                        technique.shiftCm() + cos * right + sin * down,
                        MIDDLE_OF_CHEST + technique.liftCm() - cos * down + sin * right);
            }
        }
        return film;
    }

    /// Values of the inner part of the film, in order; the grey scale is fitted to them, as an automatic
    /// exposure would.
    private static double[] sample(double[] film, int width, int height) {
        double[] inner = new double[(height / 2) * (width / 2)];
        int count = 0;
        for (int y = height / 4; y < height / 4 + height / 2; y++) {
            for (int x = width / 4; x < width / 4 + width / 2; x++) inner[count++] = film[y * width + x];
        }
        Arrays.sort(inner);
        return inner;
    }

    private static double level(double[] sorted, double quantile, double middle, double scatter) {
        double attenuation = sorted[(int) (quantile * (sorted.length - 1))];
        return -Math.log(Math.exp(middle - attenuation) + scatter);
    }

    /// Spreads each pixel over its row and column neighbours with weights s/2, 1 - s, s/2.
    private static double[] blur(double[] film, int width, int height, double spill) {
        double[] rows = film.clone();
        for (int i = 1; i < film.length - 1; i++) {
            int x = i % width;
            if (x > 0 && x < width - 1) rows[i] = film[i] + spill / 2 * (film[i - 1] - 2 * film[i] + film[i + 1]);
        }
        double[] both = rows.clone();
        for (int i = width; i < width * (height - 1); i++) {
            both[i] = rows[i] + spill / 2 * (rows[i - width] - 2 * rows[i] + rows[i + width]);
        }
        return both;
    }
}
