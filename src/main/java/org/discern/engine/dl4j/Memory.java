package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The memory of single-precision arrays, for loops that ND4J's operations would need several passes for.
/// ND4J computes on the host here, so that its arrays are plain memory.
final class Memory {
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final int CHUNK = 1 << 15;

    private Memory() {}

    /// Work on the values `from` to `to` (exclusive) of vectors.
    @FunctionalInterface
    interface Range {
        void accept(long from, long to);
    }

    /// The values of an array, row by row. The array must stay reachable and open as long as the segment is
    /// used.
    static MemorySegment of(INDArray array) {
        if (!isPlain(array)) throw new IllegalArgumentException("not plain memory: " + array.shapeInfoToString());
        return MemorySegment.ofAddress(array.data().addressPointer().address())
                .reinterpret(array.length() * Float.BYTES);
    }

    /// The array itself if its values lie row by row without gaps, else a copy that does.
    static INDArray plain(INDArray array) {
        return isPlain(array) ? array : array.dup('c');
    }

    private static boolean isPlain(INDArray array) {
        if (array.dataType() != DataType.FLOAT) return false;
        long stride = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != stride) return false;
            stride *= array.size(i);
        }
        return true;
    }

    /// Splits `0` to `size` among the processors. Every value is handled by itself, so the split does not
    /// show in results.
    static void inParallel(long size, Range work) {
        int chunks = Math.toIntExact((size + CHUNK - 1) / CHUNK);
        IntStream.range(0, chunks)
                .parallel()
                .forEach(i -> work.accept((long) i * CHUNK, Math.min(size, (i + 1L) * CHUNK)));
    }

    /// Whether no value of a vector is infinite or no number.
    static boolean allFinite(INDArray vector) {
        MemorySegment values = of(vector);
        AtomicBoolean finite = new AtomicBoolean(true);
        inParallel(vector.length(), (from, to) -> {
            float sum = 0;
            for (long i = from; i < to; i++) sum += 0 * get(values, i);
            if (sum != 0) finite.set(false);
        });
        return finite.get();
    }

    /// `gradient` where `value` is above 0, else 0: by the sign bit, because a branch on it cannot be
    /// predicted.
    static float wherePositive(float value, float gradient) {
        int positive = -Float.floatToRawIntBits(Math.max(value, 0)) >> 31;
        return Float.intBitsToFloat(Float.floatToRawIntBits(gradient) & positive);
    }

    static float get(MemorySegment values, long index) {
        return values.getAtIndex(FLOAT, index);
    }

    static void set(MemorySegment values, long index, float value) {
        values.setAtIndex(FLOAT, index, value);
    }

    static float[] copy(MemorySegment values, long from, int count) {
        float[] copy = new float[count];
        MemorySegment.copy(values, FLOAT, from * Float.BYTES, copy, 0, count);
        return copy;
    }

    static void copy(float[] from, MemorySegment values, long to) {
        MemorySegment.copy(from, 0, values, FLOAT, to * Float.BYTES, from.length);
    }
}
