package org.discern.engine;

import java.util.Arrays;

/// An array on the host, in row-major order, for weights and checkpoints.
public sealed interface Tensor {
    int[] shape();

    /// Single-precision values.
    record Floats(int[] shape, float[] values) implements Tensor {
        public Floats {
            requireSize(shape, values.length);
        }
    }

    /// 64-bit integers, for counters and disease bits.
    record Longs(int[] shape, long[] values) implements Tensor {
        public Longs {
            requireSize(shape, values.length);
        }
    }

    /// Number of values that `shape` holds.
    static long size(int[] shape) {
        long size = 1;
        for (int side : shape) size = Math.multiplyExact(size, (long) side);
        return size;
    }

    private static void requireSize(int[] shape, int values) {
        if (size(shape) != values)
            throw new IllegalArgumentException(values + " values for shape " + Arrays.toString(shape));
    }
}
