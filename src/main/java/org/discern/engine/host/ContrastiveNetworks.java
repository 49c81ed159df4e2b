package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import org.discern.data.image.ImageBatch;
import org.discern.engine.KeyWeights;

/// Query encoder, key encoder and the keys of the queue as an engine has them on one device: what [HostMoco]
/// asks of it. Shapes: N batch, C projection, K queue.
public interface ContrastiveNetworks extends AutoCloseable {
    /// What a batch gives; the gradient of its loss is that of [#queryEncoder].
    ///
    /// @param loss mean over the queries
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    /// @param q the queries, N unit rows of C
    record Contrast(double loss, double accuracy, float[][] q) {}

    HostNetwork queryEncoder();

    HostNetwork keyEncoder();

    /// Memory of the queue's keys on the host, `K x C`; whoever writes to it says so by [#queueChanged].
    MemorySegment queueKeys();

    /// Lets what computes see keys that were written to the queue.
    void queueChanged();

    /// Keys of pictures, N unit rows of C: normalised by their own statistics, without gradient.
    float[][] unitKeys(ImageBatch pictures);

    /// Loss of the queries against their keys and the queue, and its gradient.
    ///
    /// @param k the positive keys, N unit rows of C
    Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights);

    @Override
    void close();
}
