package org.discern.data.pair;

import org.discern.data.image.BatchStream;

/// Where a training loop gets its positive pairs. The same epoch and step always give the same batch.
public interface PairSource {
    /// Steps of one epoch; films that do not fill a batch wait for the next epoch's order.
    int stepsPerEpoch();

    /// The batches of an epoch (counted from 0) from a step (counted from 0) on.
    BatchStream<PairBatch> epoch(int epoch, int firstStep);
}
