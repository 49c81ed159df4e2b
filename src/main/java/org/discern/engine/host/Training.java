package org.discern.engine.host;

import java.util.Map;
import org.discern.config.OptimizerConfig;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.model.Problem;

/// A network and the optimiser that moves it.
public record Training(HostNetwork network, Optimizer optimizer) {
    private static final String OPTIMIZER = "optimizer.";

    /// A network at its first step.
    public static Training of(HostNetwork network, OptimizerConfig config) {
        return new Training(network, Optimizer.of(config, network.slices()));
    }

    /// @throws Problem unless the loss and its gradient are finite
    public void requireFinite(double loss) {
        if (Double.isFinite(loss) && HostMemory.allFinite(network.gradient())) return;
        throw new Problem(
                "the loss is no longer a finite number",
                "use a smaller learning rate, a warm-up or a larger temperature");
    }

    /// Moves the parameters along the gradient of the last backward pass, and the statistics to its batch.
    public void update(double learningRate) {
        network.commitStatistics();
        optimizer.update(network.parameters(), network.gradient(), learningRate);
    }

    /// Adds everything to `state`: the network's values behind `prefix`, the optimiser's behind `optimizer.`.
    void save(String prefix, Map<String, Tensor> state) {
        network.save(prefix, state);
        state.put(OPTIMIZER + "steps", new Tensor.Longs(new int[0], new long[] {optimizer.steps()}));
        optimizer.memory().forEach((name, vector) -> network.slices().save(OPTIMIZER + name + ".", vector, state));
    }

    /// Returns to a state that [#save] gave.
    void restore(String prefix, Weights state) {
        network.restore(prefix, state);
        optimizer.setSteps(state.longs(OPTIMIZER + "steps")[0]);
        optimizer.memory().forEach((name, vector) -> network.slices().restore(OPTIMIZER + name + ".", vector, state));
    }

    void close() {
        optimizer.close();
    }
}
