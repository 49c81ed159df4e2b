package org.discern.engine;

import org.discern.config.EncoderConfig;
import org.discern.data.image.ImageBatch;

/// Makes what engines are measured against: a step of momentum contrast by a library's own operations on ready
/// tensors, without anything that an engine adds.
@FunctionalInterface
public interface BareStep {
    /// @param queueSize keys in the queue (K)
    /// @param pictures taken as queries and as keys
    Work on(EncoderConfig encoder, int queueSize, ImageBatch pictures);
}
