package org.discern.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.discern.data.pair.FilmTags;
import org.discern.engine.KeyRing;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.host.HostMemory;

/// The key queue: the keys of a [KeyRing], as rows of one tensor over plain memory.
final class TorchQueue implements AutoCloseable {
    private static final String KEYS = "queue.keys";

    private final Arena arena = Arena.ofShared();
    private final PtNDManager manager = NativeTorch.manager();
    private final KeyRing ring;
    private final int dimension;
    private final MemorySegment values;
    private final PtNDArray keys;

    TorchQueue(int size, int dimension, long seed) {
        this.dimension = dimension;
        ring = new KeyRing(size);
        values = arena.allocate((long) size * dimension * Float.BYTES, 64);
        HostMemory.copy(KeyRing.firstKeys(size, dimension, seed), values, 0);
        keys = TorchVectors.view(manager, values, 0, size, dimension);
    }

    /// Keys, `K x C`.
    PtNDArray keys() {
        return keys;
    }

    /// Number of arrays that live as long as the queue.
    int held() {
        return manager.getManagedArrays().size();
    }

    /// What is known of their films.
    KeyRing ring() {
        return ring;
    }

    /// Puts keys in, row by row, in place of the oldest ones.
    void enqueue(PtNDArray rows, List<FilmTags> tags) {
        MemorySegment from = MemorySegment.ofArray(rows.toFloatArray());
        long row = (long) dimension * Float.BYTES;
        for (KeyRing.Stretch stretch : ring.enqueue(tags)) {
            MemorySegment.copy(from, stretch.row() * row, values, stretch.place() * row, stretch.count() * row);
        }
    }

    /// Adds everything to `state`, names beginning with `queue.`.
    void save(Map<String, Tensor> state) {
        int[] shape = {ring.size(), dimension};
        state.put(KEYS, new Tensor.Floats(shape, HostMemory.copy(values, 0, ring.size() * dimension)));
        ring.save(state);
    }

    /// Returns to a state that [#save] gave.
    void restore(Weights state) {
        HostMemory.copy(state.floats(KEYS), values, 0);
        ring.restore(state);
    }

    @Override
    public void close() {
        manager.close();
        arena.close();
    }
}
