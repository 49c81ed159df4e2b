package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Single-precision vectors in plain memory.
public final class HostMemory {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final int CHUNK = 1 << 15;

    private HostMemory() {}

    /// Work on the values `from` to `to` (exclusive) of vectors.
    @FunctionalInterface
    public interface Range {
        void accept(long from, long to);
    }

    /// Number of values.
    public static long length(MemorySegment values) {
        return values.byteSize() / Float.BYTES;
    }

    /// Splits `0` to `size` among the processors. Every value is handled by itself, so the split does not
    /// show in results.
    public static void inParallel(long size, Range work) {
        int chunks = Math.toIntExact((size + CHUNK - 1) / CHUNK);
        IntStream.range(0, chunks)
                .parallel()
                .forEach(i -> work.accept((long) i * CHUNK, Math.min(size, (i + 1L) * CHUNK)));
    }

    /// Whether no value is infinite or no number.
    public static boolean allFinite(MemorySegment values) {
        AtomicBoolean finite = new AtomicBoolean(true);
        inParallel(length(values), (from, to) -> {
            float sum = 0;
            for (long i = from; i < to; i++) sum += 0 * get(values, i);
            if (sum != 0) finite.set(false);
        });
        return finite.get();
    }

    public static float get(MemorySegment values, long index) {
        return values.getAtIndex(FLOAT, index);
    }

    public static void set(MemorySegment values, long index, float value) {
        values.setAtIndex(FLOAT, index, value);
    }

    /// `count` values from place `from` on.
    public static float[] copy(MemorySegment values, long from, int count) {
        float[] copy = new float[count];
        MemorySegment.copy(values, FLOAT, from * Float.BYTES, copy, 0, count);
        return copy;
    }

    /// Writes `from` to place `to` and on.
    public static void copy(float[] from, MemorySegment values, long to) {
        MemorySegment.copy(from, 0, values, FLOAT, to * Float.BYTES, from.length);
    }
}
