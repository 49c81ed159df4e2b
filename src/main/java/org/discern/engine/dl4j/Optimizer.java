package org.discern.engine.dl4j;

import java.util.Map;
import org.discern.config.OptimizerConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A rule that moves parameters along their gradient, over the network's vectors as they lie in memory. These
/// are PyTorch's rules, to the order of operations, rather than DL4J's updaters: those divide by the batch,
/// decay weights in another place and keep their state in an order of their own.
sealed interface Optimizer extends AutoCloseable permits Sgd, Adam {
    /// @param size number of parameters
    static Optimizer of(OptimizerConfig config, long size) {
        return switch (config.kind()) {
            case SGD -> new Sgd(config.sgdMomentum(), config.weightDecay(), zeros(size));
            case ADAM -> new Adam(config.weightDecay(), zeros(size), zeros(size));
        };
    }

    /// Moves `parameters` in place.
    void update(INDArray parameters, INDArray gradient, double learningRate);

    /// What it remembers of each parameter, by name.
    Map<String, INDArray> memory();

    /// Updates done.
    long steps();

    /// Returns to a number of updates; [#memory] is restored in place.
    void setSteps(long steps);

    @Override
    default void close() {
        memory().values().forEach(INDArray::close);
    }

    private static INDArray zeros(long size) {
        return Nd4j.zeros(DataType.FLOAT, size);
    }
}
