package org.discern.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The gradient of a batch, summed up over the groups that it passes through a network in.
final class GradientSum implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment sum;

    /// @param size number of parameters
    GradientSum(long size) {
        sum = arena.allocate(size * Float.BYTES, 64);
    }

    void clear() {
        sum.fill((byte) 0);
    }

    /// Adds a group's gradient.
    ///
    /// @param share of the group in the batch
    void add(double share, MemorySegment gradient) {
        float factor = (float) share;
        HostMemory.inParallel(HostMemory.length(sum), (from, to) -> {
            for (long i = from; i < to; i++)
                HostMemory.set(sum, i, HostMemory.get(sum, i) + factor * HostMemory.get(gradient, i));
        });
    }

    /// The sum, until cleared.
    MemorySegment values() {
        return sum;
    }

    @Override
    public void close() {
        arena.close();
    }
}
