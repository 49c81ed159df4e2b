package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.engine.dl4j.Planes.Affine;
import org.discern.engine.dl4j.Planes.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against naive loops in double precision, and finite differences of them.
class PlanesTest {
    private static final double EPSILON = 1e-5;

    @ParameterizedTest
    @CsvSource({"3,2,5,false", "2,3,4,true", "4,1,1,true", "1,2,9,false", "5,4,49,true"})
    void normalisesAndGivesTheGradient(int pictures, int channels, int size, boolean relu) {
        Planes planes = new Planes(pictures, channels, size);
        SplittableRandom random = new SplittableRandom(pictures * 100L + size);
        int length = pictures * channels * size;
        float[] x = normal(random, length, 2, 3);
        float[] weight = normal(random, length, 0, 1);
        float[] gamma = normal(random, channels, 1, 0.3);
        float[] beta = normal(random, channels, 0, 0.3);

        Moments moments = planes.moments(segment(x));
        Affine affine = Affine.of(moments, gamma, beta, relu);
        float[] y = new float[length];
        planes.apply(affine, segment(x), segment(y));
        double[] expected = naive(planes, doubles(x), doubles(gamma), doubles(beta), relu);
        for (int i = 0; i < length; i++) assertEquals(expected[i], y[i], 1e-5);

        float[] dx = new float[length];
        float[] dGamma = new float[channels];
        float[] dBeta = new float[channels];
        planes.backward(affine, moments, segment(x), segment(weight), segment(dx), dGamma, dBeta);
        for (int i = 0; i < length; i++)
            assertEquals(slope(planes, x, gamma, beta, weight, relu, 0, i), dx[i], 2e-4, "x " + i);
        for (int c = 0; c < channels; c++) {
            assertEquals(slope(planes, x, gamma, beta, weight, relu, 1, c), dGamma[c], 1e-4, "gamma " + c);
            assertEquals(slope(planes, x, gamma, beta, weight, relu, 2, c), dBeta[c], 1e-4, "beta " + c);
        }
    }

    @Test
    void aLargeMeanDoesNotSwallowTheVariance() {
        float[] x = {10_000, 10_001, 10_002, 10_003};
        Moments moments = new Planes(1, 1, 4).moments(segment(x));
        assertEquals(10_001.5f, moments.mean()[0]);
        assertEquals(1.25, moments.variance()[0], 1e-6);
    }

    @Test
    void whatIsNoNumberStaysVisible() {
        float[] x = {1, Float.NaN, 2};
        float[] y = new float[3];
        Planes planes = new Planes(1, 1, 3);
        planes.apply(new Affine(new float[] {1}, new float[] {0}, true), segment(x), segment(y));
        assertTrue(Float.isNaN(y[1]));
    }

    /// Change of `sum weight * y` with one value of x (0), gamma (1) or beta (2).
    private static double slope(
            Planes planes, float[] x, float[] gamma, float[] beta, float[] weight, boolean relu, int which, int index) {
        double[] sums = new double[2];
        double h = 1e-5;
        for (int side = 0; side < 2; side++) {
            double[][] arguments = {doubles(x), doubles(gamma), doubles(beta)};
            arguments[which][index] += side == 0 ? -h : h;
            double[] y = naive(planes, arguments[0], arguments[1], arguments[2], relu);
            for (int i = 0; i < y.length; i++) sums[side] += weight[i] * y[i];
        }
        return (sums[1] - sums[0]) / (2 * h);
    }

    private static double[] naive(Planes planes, double[] x, double[] gamma, double[] beta, boolean relu) {
        double[] y = new double[x.length];
        for (int c = 0; c < planes.channels(); c++) {
            int channel = c;
            int[] places = IntStream.range(0, x.length)
                    .filter(i -> i / planes.size() % planes.channels() == channel)
                    .toArray();
            double mean = Arrays.stream(places).mapToDouble(i -> x[i]).average().orElseThrow();
            double variance = Arrays.stream(places)
                    .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                    .average()
                    .orElseThrow();
            for (int i : places) {
                double value = gamma[c] * (x[i] - mean) / Math.sqrt(variance + EPSILON) + beta[c];
                y[i] = relu ? Math.max(value, 0) : value;
            }
        }
        return y;
    }

    private static MemorySegment segment(float[] values) {
        return MemorySegment.ofArray(values);
    }

    private static float[] normal(SplittableRandom random, int count, double mean, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian(mean, deviation);
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) doubles[i] = values[i];
        return doubles;
    }
}
