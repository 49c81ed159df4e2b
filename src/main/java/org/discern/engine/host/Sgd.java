package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Stochastic gradient descent with momentum as PyTorch has it: `g += decay p; v = momentum v + g; p -= rate
/// v`.
final class Sgd implements Optimizer {
    private final Arena arena = Arena.ofShared();
    private final float momentum;
    private final float weightDecay;
    private final MemorySegment velocity;
    private long steps;

    Sgd(double momentum, double weightDecay, long size) {
        this.momentum = (float) momentum;
        this.weightDecay = (float) weightDecay;
        this.velocity = Optimizer.zeros(arena, size);
    }

    @Override
    public void update(MemorySegment parameters, MemorySegment gradient, double learningRate) {
        float rate = (float) learningRate;
        HostMemory.inParallel(HostMemory.length(parameters), (from, to) -> {
            for (long i = from; i < to; i++) {
                float moved = momentum * get(velocity, i) + (get(gradient, i) + weightDecay * get(parameters, i));
                set(velocity, i, moved);
                set(parameters, i, get(parameters, i) - rate * moved);
            }
        });
        steps++;
    }

    @Override
    public Map<String, MemorySegment> memory() {
        return Map.of("velocity", velocity);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void setSteps(long steps) {
        this.steps = steps;
    }

    @Override
    public void close() {
        arena.close();
    }
}
