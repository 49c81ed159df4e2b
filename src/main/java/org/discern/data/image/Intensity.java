package org.discern.data.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Changes of the grey values of a square view, in place. The view lies in `values` from `offset` on, row by
/// row, grey values 0 to 1.
final class Intensity {
    private static final int BINS = 256;

    private Intensity() {}

    /// Multiplies all values by `brightness`, then their distance from the mean by `contrast`, and cuts at 0
    /// and 1.
    static void adjust(float[] values, int offset, int area, double brightness, double contrast) {
        float slope = (float) (brightness * contrast);
        float shift = (float) ((1 - contrast) * brightness * mean(values, offset, area));
        for (int i = offset; i < offset + area; i++) values[i] = Math.min(Math.max(values[i] * slope + shift, 0f), 1f);
    }

    /// Convolution with a Gaussian of standard deviation `sigma` px, cut at three of them; the border value
    /// goes on beyond the border.
    static void blur(float[] values, int offset, int side, double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        float[] kernel = gaussian(radius, sigma);
        float[][] rows = new float[side][side];
        float[] padded = new float[side + 2 * radius];
        float[] line = new float[side];
        for (int y = 0; y < side; y++) {
            int from = offset + y * side;
            System.arraycopy(values, from, padded, radius, side);
            Arrays.fill(padded, 0, radius, values[from]);
            Arrays.fill(padded, radius + side, padded.length, values[from + side - 1]);
            for (int k = 0; k < kernel.length; k++) {
                System.arraycopy(padded, k, line, 0, side);
                addScaled(line, kernel[k], rows[y]);
            }
        }
        for (int y = 0; y < side; y++) {
            Arrays.fill(line, 0);
            for (int k = 0; k < kernel.length; k++) {
                addScaled(rows[Math.clamp(y + k - radius, 0, side - 1)], kernel[k], line);
            }
            System.arraycopy(line, 0, values, offset + y * side, side);
        }
    }

    /// Adds Gaussian noise of standard deviation mean / `signalToNoise`, and cuts at 0 and 1.
    static void addNoise(float[] values, int offset, int area, double signalToNoise, SplittableRandom random) {
        double deviation = mean(values, offset, area) / signalToNoise;
        for (int i = offset; i < offset + area; i++) {
            values[i] = (float) Math.clamp(values[i] + deviation * random.nextGaussian(), 0, 1);
        }
    }

    /// Histogram equalisation: each value becomes the share of pixels that are darker, equal ones counted half,
    /// over 256 bins and linear between their middles. The result spreads evenly over 0 to 1.
    static void equalise(float[] values, int offset, int area) {
        int[] counts = new int[BINS];
        for (int i = offset; i < offset + area; i++) counts[(int) (values[i] * (BINS - 1) + 0.5f)]++;
        float[] share = new float[BINS + 1];
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            share[bin] = (below + counts[bin] / 2f) / area;
            below += counts[bin];
        }
        share[BINS] = share[BINS - 1];
        for (int i = offset; i < offset + area; i++) {
            float position = values[i] * (BINS - 1);
            int bin = (int) position;
            values[i] = share[bin] + (position - bin) * (share[bin + 1] - share[bin]);
        }
    }

    /// Subtracts `mean` and divides by `standardDeviation`.
    static void standardise(float[] values, int offset, int area, double mean, double standardDeviation) {
        float slope = (float) (1 / standardDeviation);
        float shift = (float) (-mean / standardDeviation);
        for (int i = offset; i < offset + area; i++) values[i] = values[i] * slope + shift;
    }

    /// Four sums, because a single one waits for itself at each value.
    private static double mean(float[] values, int offset, int area) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int end = offset + area;
        int i = offset;
        for (; i < end - 3; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < end; i++) a += values[i];
        return (a + b + c + d) / area;
    }

    private static float[] gaussian(int radius, double sigma) {
        double[] weights = new double[2 * radius + 1];
        for (int i = 0; i < weights.length; i++) weights[i] = Math.exp(-0.5 * Math.pow((i - radius) / sigma, 2));
        double sum = Arrays.stream(weights).sum();
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) kernel[i] = (float) (weights[i] / sum);
        return kernel;
    }

    /// Both arrays run by the same index, because only then does the compiler turn this into vector
    /// instructions.
    private static void addScaled(float[] row, float factor, float[] sum) {
        for (int i = 0; i < sum.length; i++) sum[i] += factor * row[i];
    }
}
