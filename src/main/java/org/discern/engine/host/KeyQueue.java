package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.discern.data.pair.FilmTags;
import org.discern.engine.KeyRing;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// The key queue: the keys of a [KeyRing], as rows in plain memory.
///
/// @param keys `K x C`; an engine's own array is a view of it
/// @param dimension C
public record KeyQueue(KeyRing ring, MemorySegment keys, int dimension) {
    private static final String KEYS = "queue.keys";

    /// A queue of random unit rows, in memory for them.
    public static KeyQueue of(int size, int dimension, MemorySegment keys, long seed) {
        HostMemory.copy(KeyRing.firstKeys(size, dimension, seed), keys, 0);
        return new KeyQueue(new KeyRing(size), keys, dimension);
    }

    /// Puts keys in, row by row, in place of the oldest ones.
    public void enqueue(float[][] rows, List<FilmTags> tags) {
        for (KeyRing.Stretch stretch : ring.enqueue(tags)) {
            for (int i = 0; i < stretch.count(); i++) {
                HostMemory.copy(rows[stretch.row() + i], keys, (stretch.place() + i) * (long) dimension);
            }
        }
    }

    /// Adds everything to `state`, names beginning with `queue.`.
    public void save(Map<String, Tensor> state) {
        int[] shape = {ring.size(), dimension};
        state.put(KEYS, new Tensor.Floats(shape, HostMemory.copy(keys, 0, ring.size() * dimension)));
        ring.save(state);
    }

    /// Returns to a state that [#save] gave.
    public void restore(Weights state) {
        HostMemory.copy(state.floats(KEYS), keys, 0);
        ring.restore(state);
    }
}
