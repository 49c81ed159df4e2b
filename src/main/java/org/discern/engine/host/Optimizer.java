package org.discern.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.discern.config.OptimizerConfig;

/// A rule that moves parameters along their gradient, over the network's vectors as they lie in memory. These
/// are PyTorch's rules, to the order of operations, rather than DL4J's updaters: those divide by the batch,
/// decay weights in another place and keep their state in an order of their own.
public sealed interface Optimizer extends AutoCloseable permits Sgd, Adam {
    /// @param size number of parameters
    static Optimizer of(OptimizerConfig config, long size) {
        return switch (config.kind()) {
            case SGD -> new Sgd(config.sgdMomentum(), config.weightDecay(), size);
            case ADAM -> new Adam(config.weightDecay(), size);
        };
    }

    /// Moves `parameters` in place.
    void update(MemorySegment parameters, MemorySegment gradient, double learningRate);

    /// What it remembers of each parameter, by name.
    Map<String, MemorySegment> memory();

    /// Updates done.
    long steps();

    /// Returns to a number of updates; [#memory] is restored in place.
    void setSteps(long steps);

    @Override
    void close();

    /// A vector of zeros.
    static MemorySegment zeros(Arena arena, long size) {
        return arena.allocate(size * Float.BYTES, Float.BYTES);
    }
}
