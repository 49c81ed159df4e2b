package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Adam ([Kingma and Ba 2015](https://arxiv.org/abs/1412.6980), algorithm 1) with betas 0.9 and 0.999 and
/// epsilon 1e-8; weight decay is added to the gradient, as PyTorch's `Adam` does (not `AdamW`).
final class Adam implements Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Arena arena = Arena.ofShared();
    private final float weightDecay;
    private final MemorySegment firstMoment;
    private final MemorySegment secondMoment;
    private long steps;

    Adam(double weightDecay, long size) {
        this.weightDecay = (float) weightDecay;
        this.firstMoment = Optimizer.zeros(arena, size);
        this.secondMoment = Optimizer.zeros(arena, size);
    }

    @Override
    public void update(MemorySegment parameters, MemorySegment gradient, double learningRate) {
        steps++;
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
        float unbias = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, steps)));
        HostMemory.inParallel(HostMemory.length(parameters), (from, to) -> {
            for (long i = from; i < to; i++) {
                float g = get(gradient, i) + weightDecay * get(parameters, i);
                float first = BETA1 * get(firstMoment, i) + (1 - BETA1) * g;
                float second = BETA2 * get(secondMoment, i) + (1 - BETA2) * g * g;
                set(firstMoment, i, first);
                set(secondMoment, i, second);
                set(
                        parameters,
                        i,
                        get(parameters, i) - stepSize * first / ((float) Math.sqrt(second) * unbias + EPSILON));
            }
        });
    }

    @Override
    public Map<String, MemorySegment> memory() {
        return Map.of("firstMoment", firstMoment, "secondMoment", secondMoment);
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
