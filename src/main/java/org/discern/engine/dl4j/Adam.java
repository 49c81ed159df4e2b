package org.discern.engine.dl4j;

import static org.discern.engine.dl4j.Memory.get;
import static org.discern.engine.dl4j.Memory.set;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Adam ([Kingma and Ba 2015](https://arxiv.org/abs/1412.6980), algorithm 1) with betas 0.9 and 0.999 and
/// epsilon 1e-8; weight decay is added to the gradient, as PyTorch's `Adam` does (not `AdamW`).
final class Adam implements Optimizer {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float weightDecay;
    private final INDArray firstMoment;
    private final INDArray secondMoment;
    private long steps;

    Adam(double weightDecay, INDArray firstMoment, INDArray secondMoment) {
        this.weightDecay = (float) weightDecay;
        this.firstMoment = firstMoment;
        this.secondMoment = secondMoment;
    }

    @Override
    public void update(INDArray parameters, INDArray gradient, double learningRate) {
        steps++;
        float stepSize = (float) (learningRate / (1 - Math.pow(BETA1, steps)));
        float unbias = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, steps)));
        MemorySegment p = Memory.of(parameters);
        MemorySegment gradients = Memory.of(gradient);
        MemorySegment m = Memory.of(firstMoment);
        MemorySegment v = Memory.of(secondMoment);
        Memory.inParallel(parameters.length(), (from, to) -> {
            for (long i = from; i < to; i++) {
                float g = get(gradients, i) + weightDecay * get(p, i);
                float first = BETA1 * get(m, i) + (1 - BETA1) * g;
                float second = BETA2 * get(v, i) + (1 - BETA2) * g * g;
                set(m, i, first);
                set(v, i, second);
                set(p, i, get(p, i) - stepSize * first / ((float) Math.sqrt(second) * unbias + EPSILON));
            }
        });
    }

    @Override
    public Map<String, INDArray> memory() {
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
}
