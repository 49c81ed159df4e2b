package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Adam ([Kingma and Ba 2015](https://arxiv.org/abs/1412.6980), algorithm 1) with betas 0.9 and 0.999 and
/// epsilon 1e-8; weight decay is added to the gradient, as PyTorch's `Adam` does (not `AdamW`).
record Adam(float weightDecay, MemorySegment firstMoment, MemorySegment secondMoment) implements Optimizer.Rule {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    @Override
    public void update(long step, MemorySegment parameters, MemorySegment gradient, double learningRate) {
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, step)));
        float unbias = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, step)));
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
}
