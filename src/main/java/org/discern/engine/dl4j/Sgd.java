package org.discern.engine.dl4j;

import static org.discern.engine.dl4j.Memory.get;
import static org.discern.engine.dl4j.Memory.set;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Stochastic gradient descent with momentum as PyTorch has it: `g += decay p; v = momentum v + g; p -= rate
/// v`.
final class Sgd implements Optimizer {
    private final float momentum;
    private final float weightDecay;
    private final INDArray velocity;
    private long steps;

    Sgd(double momentum, double weightDecay, INDArray velocity) {
        this.momentum = (float) momentum;
        this.weightDecay = (float) weightDecay;
        this.velocity = velocity;
    }

    @Override
    public void update(INDArray parameters, INDArray gradient, double learningRate) {
        MemorySegment p = Memory.of(parameters);
        MemorySegment g = Memory.of(gradient);
        MemorySegment v = Memory.of(velocity);
        float rate = (float) learningRate;
        Memory.inParallel(parameters.length(), (from, to) -> {
            for (long i = from; i < to; i++) {
                float moved = momentum * get(v, i) + (get(g, i) + weightDecay * get(p, i));
                set(v, i, moved);
                set(p, i, get(p, i) - rate * moved);
            }
        });
        steps++;
    }

    @Override
    public Map<String, INDArray> memory() {
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
}
