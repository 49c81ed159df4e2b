package org.discern.data.image;

/// Where a training loop gets its labelled batches. The same epoch and step always give the same batch.
public interface LabelledSource {
    /// Steps of one epoch; films that do not fill a batch wait for the next epoch's order.
    int stepsPerEpoch();

    /// The batches of an epoch (counted from 0) from a step (counted from 0) on.
    BatchStream<LabelledBatch> epoch(int epoch, int firstStep);
}
