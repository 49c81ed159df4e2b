package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.engine.dl4j.Kernel.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values against naive loops, gradients against finite differences (exact here: all kernels are linear between
/// kinks).
class KernelTest {
    private static final Shape SHAPE = new Shape(2, 3, 7, 6);

    @ParameterizedTest
    @CsvSource({"3,2,1,false", "2,2,0,false", "3,1,1,false", "3,3,0,false", "3,2,0,true", "2,2,0,true", "2,3,1,true"})
    void poolingTakesTheLargestOfEachWindow(int kernel, int stride, int padding, boolean ceil) {
        MaxPooling pooling = new MaxPooling(kernel, stride, padding, ceil);
        float[] x = distinct(size(SHAPE), 1);
        Shape out = pooling.output(SHAPE);
        float[] expected = new float[size(out)];
        for (int i = 0; i < expected.length; i++) {
            int plane = i / (out.height() * out.width());
            int row = i / out.width() % out.height();
            int column = i % out.width();
            expected[i] = Float.NEGATIVE_INFINITY;
            for (int y = row * stride - padding; y < row * stride - padding + kernel; y++) {
                for (int c = column * stride - padding; c < column * stride - padding + kernel; c++) {
                    if (y < 0 || c < 0 || y >= SHAPE.height() || c >= SHAPE.width()) continue;
                    expected[i] = Math.max(expected[i], x[(plane * SHAPE.height() + y) * SHAPE.width() + c]);
                }
            }
        }
        assertArrayEquals(expected, forward(pooling, x));
        assertGradient(pooling, x);
    }

    @Test
    void amongEqualValuesTheFirstGetsTheGradient() {
        Shape square = new Shape(1, 1, 2, 2);
        float[] dx = new float[4];
        MemorySegment[] x = {MemorySegment.ofArray(new float[4])};
        MemorySegment[] gradients = {MemorySegment.ofArray(dx)};
        MemorySegment one = MemorySegment.ofArray(new float[] {1});
        new MaxPooling(2, 2, 0, false).backward(square, x, one, one, gradients);
        assertArrayEquals(new float[] {1, 0, 0, 0}, dx);
    }

    @ParameterizedTest
    @CsvSource({"6,3,2,0,3", "7,3,2,0,3", "31,3,2,0,15", "32,3,2,0,16", "5,2,3,1,2"})
    void roundingUpCountsWindowsAsTorchDoes(int side, int kernel, int stride, int padding, int windows) {
        Shape input = new Shape(1, 1, side, side);
        assertEquals(
                windows,
                new MaxPooling(kernel, stride, padding, true).output(input).height());
    }

    @Test
    void averagePoolingLeavesOutWhatDoesNotFillAWindow() {
        AveragePooling pooling = new AveragePooling(2);
        assertEquals(new Shape(2, 3, 3, 3), pooling.output(SHAPE));
        float[] x = distinct(size(SHAPE), 4);
        float[] y = forward(pooling, x);
        for (int i = 0; i < y.length; i++) {
            int corner = (i / 9 * 7 + i / 3 % 3 * 2) * 6 + i % 3 * 2;
            assertEquals((x[corner] + x[corner + 1] + x[corner + 6] + x[corner + 7]) / 4, y[i], 1e-6f);
        }
        assertGradient(pooling, x);
    }

    @Test
    void aSumBelowZeroGivesNothingAndPassesNothing() {
        float[] x = distinct(2 * size(SHAPE), 2);
        float[] y = forward(new AddRelu(), x);
        for (int i = 0; i < y.length; i++) assertEquals(Math.max(x[i] + x[i + y.length], 0), y[i]);
        assertGradient(new AddRelu(), x);
    }

    @Test
    void everyNthTakesRowsAndColumnsFromTheFirst() {
        EveryNth second = new EveryNth(2);
        assertEquals(new Shape(2, 3, 4, 3), second.output(SHAPE));
        float[] x = distinct(size(SHAPE), 3);
        float[] y = forward(second, x);
        for (int i = 0; i < y.length; i++) assertEquals(x[(i / 12 * 7 + i / 3 % 4 * 2) * 6 + i % 3 * 2], y[i]);
        assertGradient(second, x);
    }

    private static void assertGradient(Kernel kernel, float[] x) {
        float[] weight = distinct(size(kernel.output(SHAPE)), 9);
        float[] y = forward(kernel, x);
        float[] dx = new float[x.length];
        // What was there before must not matter.
        Arrays.fill(dx, Float.NaN);
        kernel.backward(
                SHAPE,
                segments(kernel, x),
                MemorySegment.ofArray(y),
                MemorySegment.ofArray(weight),
                segments(kernel, dx));
        float h = 1f / 1024;
        for (int i = 0; i < x.length; i++) {
            float middle = x[i];
            x[i] = middle + h;
            double above = dot(weight, forward(kernel, x));
            x[i] = middle - h;
            double below = dot(weight, forward(kernel, x));
            x[i] = middle;
            assertEquals((above - below) / (2 * h), dx[i], 1e-3, "place " + i);
        }
    }

    private static float[] forward(Kernel kernel, float[] x) {
        float[] y = new float[size(kernel.output(SHAPE))];
        kernel.forward(SHAPE, segments(kernel, x), MemorySegment.ofArray(y));
        return y;
    }

    private static MemorySegment[] segments(Kernel kernel, float[] values) {
        MemorySegment whole = MemorySegment.ofArray(values);
        long bytes = whole.byteSize() / kernel.inputs();
        MemorySegment[] parts = new MemorySegment[kernel.inputs()];
        Arrays.setAll(parts, i -> whole.asSlice(i * bytes, bytes));
        return parts;
    }

    /// Values further apart than the finite differences reach, in random order, none near 0 nor their sums of
    /// two.
    private static float[] distinct(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (i - count / 2 + 0.25f) / 64;
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float swapped = values[i];
            values[i] = values[other];
            values[other] = swapped;
        }
        return values;
    }

    private static int size(Shape shape) {
        return shape.planes() * shape.height() * shape.width();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * (double) b[i];
        return sum;
    }
}
