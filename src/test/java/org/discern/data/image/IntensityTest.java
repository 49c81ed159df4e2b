package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityTest {
    private static final int SIDE = 101;
    private static final int AREA = SIDE * SIDE;

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1.5, 3, 7})
    void blurSpreadsAPointByItsVariance(double sigma) {
        float[] view = new float[AREA];
        view[50 * SIDE + 50] = 1;
        Intensity.blur(view, 0, SIDE, sigma);
        double mass = 0;
        double variance = 0;
        for (int i = 0; i < AREA; i++) {
            mass += view[i];
            variance += view[i] * Math.pow(i % SIDE - 50, 2);
        }
        assertEquals(1, mass, 1e-5);
        assertEquals(
                sigma * sigma, variance, 0.05 * sigma * sigma); // a Gaussian cut at 3 sigma has 0.973 of its variance
        double peak = 1 / (2 * Math.PI * sigma * sigma);
        assertEquals(peak, view[50 * SIDE + 50], 0.08 * peak);
    }

    @Test
    void blurIsTheSeparableConvolution() {
        float[] view = noise(0, 1);
        float[] expected = naiveBlur(view, 2);
        float[] shifted = new float[AREA + 7];
        System.arraycopy(view, 0, shifted, 7, AREA);
        Intensity.blur(shifted, 7, SIDE, 2);
        for (int i = 0; i < AREA; i++) assertEquals(expected[i], shifted[i + 7], 1e-5);
    }

    @Test
    void aBlurWiderThanTheViewLeavesAConstantAsItIs() {
        float[] view = new float[9];
        Arrays.fill(view, 0.3f);
        Intensity.blur(view, 0, 3, 10);
        for (float value : view) assertEquals(0.3, value, 1e-6);
    }

    @Test
    void noiseHasTheDeviationThatItsRatioAsks() {
        float[] view = new float[AREA];
        Arrays.fill(view, 0.5f);
        Intensity.addNoise(view, 0, AREA, 8, new SplittableRandom(1));
        double deviation = 0.5 / 8;
        assertEquals(0.5, mean(view), 4 * deviation / SIDE);
        assertEquals(deviation, deviation(view), 4 * deviation / Math.sqrt(2.0 * AREA));
    }

    @Test
    void brightnessAndContrastScaleMeanAndDeviation() {
        float[] view = noise(0.4, 0.5);
        double mean = mean(view);
        double deviation = deviation(view);
        Intensity.adjust(view, 0, AREA, 1.2, 0.7);
        assertEquals(1.2 * mean, mean(view), 1e-4);
        assertEquals(1.2 * 0.7 * deviation, deviation(view), 1e-4);
    }

    @Test
    void equalisationSpreadsEvenlyAndKeepsTheOrder() {
        float[] view = noise(0, 1);
        for (int i = 0; i < AREA; i++) view[i] = view[i] * view[i] * view[i];
        float[] equalised = view.clone();
        Intensity.equalise(equalised, 0, AREA);
        assertEquals(0.5, mean(equalised), 0.005);
        assertEquals(Math.sqrt(1.0 / 12), deviation(equalised), 0.005);
        for (int i = 1; i < AREA; i++) {
            assertTrue((view[i] - view[i - 1]) * (equalised[i] - equalised[i - 1]) >= 0, "order at " + i);
        }
    }

    @Test
    void equalisationPutsAConstantInTheMiddle() {
        float[] view = new float[AREA];
        Arrays.fill(view, 1);
        Intensity.equalise(view, 0, AREA);
        for (float value : view) assertEquals(0.5, value, 1e-6);
    }

    private static float[] naiveBlur(float[] view, double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] sums = new double[AREA];
        double total = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                total += weight;
                for (int i = 0; i < AREA; i++) {
                    int x = Math.clamp(i % SIDE + dx, 0, SIDE - 1);
                    int y = Math.clamp(i / SIDE + dy, 0, SIDE - 1);
                    sums[i] += weight * view[y * SIDE + x];
                }
            }
        }
        float[] result = new float[AREA];
        for (int i = 0; i < AREA; i++) result[i] = (float) (sums[i] / total);
        return result;
    }

    private static float[] noise(double low, double high) {
        SplittableRandom random = new SplittableRandom(3);
        float[] view = new float[AREA];
        for (int i = 0; i < AREA; i++) view[i] = (float) random.nextDouble(low, high);
        return view;
    }

    private static double mean(float[] view) {
        double sum = 0;
        for (float value : view) sum += value;
        return sum / view.length;
    }

    private static double deviation(float[] view) {
        double mean = mean(view);
        double squares = 0;
        for (float value : view) squares += (value - mean) * (value - mean);
        return Math.sqrt(squares / view.length);
    }
}
