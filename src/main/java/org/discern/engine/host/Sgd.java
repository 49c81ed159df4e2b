package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Stochastic gradient descent with momentum as PyTorch has it: `g += decay p; v = momentum v + g; p -= rate
/// v`.
record Sgd(float momentum, float weightDecay, MemorySegment velocity) implements Optimizer.Rule {
    @Override
    public void update(long step, MemorySegment parameters, MemorySegment gradient, double learningRate) {
        float rate = (float) learningRate;
        HostMemory.inParallel(HostMemory.length(parameters), (from, to) -> {
            for (long i = from; i < to; i++) {
                float moved = momentum * get(velocity, i) + (get(gradient, i) + weightDecay * get(parameters, i));
                set(velocity, i, moved);
                set(parameters, i, get(parameters, i) - rate * moved);
            }
        });
    }

    @Override
    public Map<String, MemorySegment> memory() {
        return Map.of("velocity", velocity);
    }
}
