package org.discern.engine.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// Query encoder in training, key encoder that follows it, and key queue: everything that the next step of
/// momentum contrast depends on.
///
/// @param encoder the network without its projection head
public record MomentumPair(
        Network encoder, Training query, HostNetwork keyEncoder, MomentumUpdate momentumUpdate, KeyQueue queue) {
    private static final String QUERY = "queryEncoder.";
    private static final String KEY = "keyEncoder.";

    /// Steps done.
    public long steps() {
        return query.optimizer().steps();
    }

    /// Moves the query encoder along its gradient, and the key encoder after it.
    public void update(double learningRate) {
        query.update(learningRate);
        keyEncoder.commitStatistics();
        momentumUpdate.apply(query.network().parameters(), keyEncoder.parameters());
    }

    /// See [org.discern.engine.MocoModel#loadEncoder].
    public void loadEncoder(Weights given) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        query.network().save("", own);
        Weights loaded = encoder.takenOver(new Weights(own, Map.of()), given);
        query.network().restore("", loaded);
        keyEncoder.restore("", loaded);
    }

    /// See [org.discern.engine.MocoModel#state].
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        query.save(QUERY, state);
        keyEncoder.save(KEY, state);
        queue.save(state);
        return new Weights(state, Map.of());
    }

    /// See [org.discern.engine.MocoModel#restore].
    public void restore(Weights state) {
        state.requireLike(state());
        query.restore(QUERY, state);
        keyEncoder.restore(KEY, state);
        queue.restore(state);
    }

    public void close() {
        query.close();
        keyEncoder.close();
    }
}
