package org.discern.engine;

import org.discern.data.image.ImageBatch;

/// A frozen encoder with its projection head, in evaluation mode.
public interface Encoder extends AutoCloseable {
    /// Encodes pictures; equal pictures give equal rows, whatever stands beside them in the batch.
    MocoModel.Encoding encode(ImageBatch pictures);

    @Override
    void close();
}
