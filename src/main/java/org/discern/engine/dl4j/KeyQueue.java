package org.discern.engine.dl4j;

import java.util.List;
import java.util.Map;
import org.discern.data.pair.FilmTags;
import org.discern.engine.KeyRing;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.host.HostMemory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The key queue: the keys of a [KeyRing], as rows of one array.
final class KeyQueue implements AutoCloseable {
    private static final String KEYS = "queue.keys";

    private final KeyRing ring;
    private final INDArray keys;

    KeyQueue(int size, int dimension, long seed) {
        ring = new KeyRing(size);
        keys = Nd4j.create(KeyRing.firstKeys(size, dimension, seed), new long[] {size, dimension}, DataType.FLOAT);
    }

    /// Keys, `K x C`.
    INDArray keys() {
        return keys;
    }

    /// What is known of their films.
    KeyRing ring() {
        return ring;
    }

    /// Puts keys in, row by row, in place of the oldest ones.
    void enqueue(INDArray rows, List<FilmTags> tags) {
        for (KeyRing.Stretch stretch : ring.enqueue(tags)) {
            rows(keys, stretch.place(), stretch.count()).assign(rows(rows, stretch.row(), stretch.count()));
        }
    }

    private static INDArray rows(INDArray array, int from, int count) {
        return array.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all());
    }

    /// Adds everything to `state`, names beginning with `queue.`.
    void save(Map<String, Tensor> state) {
        float[] values = HostMemory.copy(Memory.of(keys), 0, Math.toIntExact(keys.length()));
        state.put(KEYS, new Tensor.Floats(new int[] {keys.rows(), keys.columns()}, values));
        ring.save(state);
    }

    /// Returns to a state that [#save] gave.
    void restore(Weights state) {
        HostMemory.copy(state.floats(KEYS), Memory.of(keys), 0);
        ring.restore(state);
    }

    @Override
    public void close() {
        keys.close();
    }
}
