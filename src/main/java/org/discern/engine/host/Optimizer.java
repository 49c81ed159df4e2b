package org.discern.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.discern.config.OptimizerConfig;

/// Moves parameters along their gradient by a [Rule], over the network's vectors as they lie in memory.
public final class Optimizer implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Rule rule;
    private long steps;

    /// PyTorch's rules, to the order of operations, rather than an engine's own: DL4J's divide by the batch,
    /// decay weights in another place and keep their state in an order of their own.
    sealed interface Rule permits Sgd, Adam, Lars {
        /// Moves `parameters` in place.
        ///
        /// @param step from 1
        void update(long step, MemorySegment parameters, MemorySegment gradient, double learningRate);

        /// What it remembers of each parameter, by name.
        Map<String, MemorySegment> memory();
    }

    private Optimizer(OptimizerConfig config, ParameterSlices slices) {
        long size = slices.size();
        rule = switch (config.kind()) {
            case SGD -> new Sgd((float) config.sgdMomentum(), (float) config.weightDecay(), zeros(size));
            case LARS -> new Lars((float) config.sgdMomentum(), (float) config.weightDecay(), slices, zeros(size));
            case ADAM -> new Adam((float) config.weightDecay(), zeros(size), zeros(size));
        };
    }

    /// @param slices the parameters that it moves
    public static Optimizer of(OptimizerConfig config, ParameterSlices slices) {
        return new Optimizer(config, slices);
    }

    /// Moves `parameters` in place.
    public void update(MemorySegment parameters, MemorySegment gradient, double learningRate) {
        rule.update(++steps, parameters, gradient, learningRate);
    }

    /// What it remembers of each parameter, by name.
    public Map<String, MemorySegment> memory() {
        return rule.memory();
    }

    /// Updates done.
    public long steps() {
        return steps;
    }

    /// Returns to a number of updates; [#memory] is restored in place.
    public void setSteps(long steps) {
        this.steps = steps;
    }

    @Override
    public void close() {
        arena.close();
    }

    private MemorySegment zeros(long size) {
        return arena.allocate(size * Float.BYTES, Float.BYTES);
    }
}
