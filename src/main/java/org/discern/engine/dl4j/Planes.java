package org.discern.engine.dl4j;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.discern.engine.Layer.BatchNorm;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Batch normalisation with optional ReLU over `pictures x channels` planes of `size` values, in two passes
/// over memory each way. DL4J's own layer takes a chain of operations for the same, most of a step's time.
/// Channels are spread over the processors; sums are taken in double precision and in a fixed order, so that
/// results do not depend on the number of threads.
record Planes(int pictures, int channels, int size) {
    /// Per channel: mean, biased variance and `1 / sqrt(variance + epsilon)` of one batch.
    record Moments(float[] mean, float[] variance, float[] inverseDeviation) {
        static Moments of(float[] mean, float[] variance) {
            float[] inverse = new float[mean.length];
            for (int c = 0; c < mean.length; c++) inverse[c] = (float) (1 / Math.sqrt(variance[c] + BatchNorm.EPSILON));
            return new Moments(mean, variance, inverse);
        }
    }

    /// Per channel: `y = scale * x + shift`, then ReLU if asked for.
    record Affine(float[] scale, float[] shift, boolean relu) {
        /// Normalises with `moments`, then scales by `gamma` and shifts by `beta`.
        static Affine of(Moments moments, float[] gamma, float[] beta, boolean relu) {
            float[] scale = new float[gamma.length];
            float[] shift = new float[gamma.length];
            for (int c = 0; c < gamma.length; c++) {
                scale[c] = gamma[c] * moments.inverseDeviation()[c];
                shift[c] = beta[c] - moments.mean()[c] * scale[c];
            }
            return new Affine(scale, shift, relu);
        }
    }

    /// @param values pictures, `N x C x H x W`, or vectors, `N x C`
    static Planes of(INDArray values) {
        long[] shape = values.shape();
        int size = shape.length == 2 ? 1 : Math.toIntExact(shape[2] * shape[3]);
        return new Planes((int) shape[0], (int) shape[1], size);
    }

    /// Values of one channel.
    int valuesPerChannel() {
        return pictures * size;
    }

    Moments moments(MemorySegment x) {
        float[] mean = new float[channels];
        float[] variance = new float[channels];
        forEachChannel(c -> {
            // Shifted by the first value, so that a large mean does not swallow the variance.
            double origin = get(x, plane(0, c));
            double sum = 0;
            double squares = 0;
            for (int n = 0; n < pictures; n++) {
                long start = plane(n, c);
                double planeSum0 = 0;
                double planeSum1 = 0;
                double planeSquares0 = 0;
                double planeSquares1 = 0;
                int i = 0;
                for (; i + 1 < size; i += 2) {
                    double v0 = get(x, start + i) - origin;
                    double v1 = get(x, start + i + 1) - origin;
                    planeSum0 += v0;
                    planeSum1 += v1;
                    planeSquares0 += v0 * v0;
                    planeSquares1 += v1 * v1;
                }
                if (i < size) {
                    double v = get(x, start + i) - origin;
                    planeSum0 += v;
                    planeSquares0 += v * v;
                }
                sum += planeSum0 + planeSum1;
                squares += planeSquares0 + planeSquares1;
            }
            double shifted = sum / valuesPerChannel();
            mean[c] = (float) (origin + shifted);
            variance[c] = (float) Math.max(0, squares / valuesPerChannel() - shifted * shifted);
        });
        return Moments.of(mean, variance);
    }

    void apply(Affine affine, MemorySegment x, MemorySegment y) {
        float floor = affine.relu() ? 0 : Float.NEGATIVE_INFINITY;
        forEachChannel(c -> {
            float scale = affine.scale()[c];
            float shift = affine.shift()[c];
            for (int n = 0; n < pictures; n++) {
                long start = plane(n, c);
                for (int i = 0; i < size; i++) set(y, start + i, Math.max(get(x, start + i) * scale + shift, floor));
            }
        });
    }

    /// The gradient through `affine` and through the batch's moments (Ioffe and Szegedy 2015, section 3).
    ///
    /// @param x what was normalised
    /// @param dy gradient of the loss with respect to the result
    /// @param dx gets the gradient with respect to `x`
    /// @param dGamma has the gradient with respect to the scale added to it
    /// @param dBeta has the gradient with respect to the shift added to it
    void backward(
            Affine affine,
            Moments moments,
            MemorySegment x,
            MemorySegment dy,
            MemorySegment dx,
            float[] dGamma,
            float[] dBeta) {
        forEachChannel(c -> {
            float scale = affine.scale()[c];
            float shift = affine.shift()[c];
            float mean = moments.mean()[c];
            double sum = 0;
            double dot = 0;
            for (int n = 0; n < pictures; n++) {
                long start = plane(n, c);
                double planeSum = 0;
                double planeDot = 0;
                for (int i = 0; i < size; i++) {
                    float value = get(x, start + i);
                    float passed = passed(affine, value * scale + shift, get(dy, start + i));
                    planeSum += passed;
                    planeDot += passed * (double) (value - mean);
                }
                sum += planeSum;
                dot += planeDot;
            }
            float inverse = moments.inverseDeviation()[c];
            dBeta[c] += (float) sum;
            dGamma[c] += (float) (dot * inverse);
            // dx = scale (dy - mean(dy) - xhat mean(dy xhat)), written as scale dy - slope x - constant
            float slope = (float) (scale * dot * inverse * inverse / valuesPerChannel());
            float constant = (float) (scale * sum / valuesPerChannel() - slope * (double) mean);
            for (int n = 0; n < pictures; n++) {
                long start = plane(n, c);
                for (int i = 0; i < size; i++) {
                    float value = get(x, start + i);
                    float passed = passed(affine, value * scale + shift, get(dy, start + i));
                    set(dx, start + i, scale * passed - slope * value - constant);
                }
            }
        });
    }

    private static float passed(Affine affine, float value, float gradient) {
        return affine.relu() ? Memory.wherePositive(value, gradient) : gradient;
    }

    private long plane(int picture, int channel) {
        return ((long) picture * channels + channel) * size;
    }

    private void forEachChannel(IntConsumer work) {
        IntStream.range(0, channels).parallel().forEach(work);
    }
}
