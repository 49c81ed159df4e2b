package org.discern.engine.host;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.discern.engine.host.ParameterSlices.Slice;

/// Layer-wise adaptive rates ([You et al. 2017](https://arxiv.org/abs/1708.03888), algorithm 1) as MoCo v3 uses
/// them: `g += decay p; g *= 0.001 |p| / |g|; v = momentum v + g; p -= rate v`. Biases and the scales of batch
/// normalisation, parameters of one dimension, have neither decay nor a rate of their own.
record Lars(float momentum, float weightDecay, ParameterSlices slices, MemorySegment velocity)
        implements Optimizer.Rule {
    private static final double TRUST = 0.001;

    @Override
    public void update(long step, MemorySegment parameters, MemorySegment gradient, double learningRate) {
        slices.slices().parallelStream().forEach(slice -> update(slice, parameters, gradient, (float) learningRate));
    }

    private void update(Slice slice, MemorySegment parameters, MemorySegment gradient, float rate) {
        boolean adapts = slice.parameter().shape().length > 1;
        float decay = adapts ? weightDecay : 0;
        float trust = adapts ? trust(slice, parameters, gradient) : 1;
        for (long i = slice.from(); i < slice.to(); i++) {
            float moved = momentum * get(velocity, i) + trust * (get(gradient, i) + decay * get(parameters, i));
            set(velocity, i, moved);
            set(parameters, i, get(parameters, i) - rate * moved);
        }
    }

    /// 1 where either length is 0.
    private float trust(Slice slice, MemorySegment parameters, MemorySegment gradient) {
        double ofParameters = 0;
        double ofGradient = 0;
        for (long i = slice.from(); i < slice.to(); i++) {
            double p = get(parameters, i);
            double g = get(gradient, i) + weightDecay * p;
            ofParameters += p * p;
            ofGradient += g * g;
        }
        return ofParameters == 0 || ofGradient == 0 ? 1 : (float) (TRUST * Math.sqrt(ofParameters / ofGradient));
    }

    @Override
    public Map<String, MemorySegment> memory() {
        return Map.of("velocity", velocity);
    }
}
