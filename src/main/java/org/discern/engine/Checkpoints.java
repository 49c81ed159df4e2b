package org.discern.engine;

/// Where a training loop leaves its state to be resumed from.
@FunctionalInterface
public interface Checkpoints {
    /// Metadata of a state: steps done since the start of training.
    String STEP = "step";
    /// Metadata of a state: epochs completed.
    String EPOCH = "epoch";

    /// Keeps a state; when this returns, it is safe.
    ///
    /// @param state of the model, with [#STEP] and [#EPOCH] in its metadata
    void save(Weights state);

    /// Steps that were done when `state` was saved.
    static long stepOf(Weights state) {
        return Long.parseLong(state.metadata().getOrDefault(STEP, "0"));
    }
}
