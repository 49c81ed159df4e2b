package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// A network whose values lie in plain memory of the host, as an engine built it. All trained parameters form
/// one vector, and so do their gradients; running statistics stand beside it. Where the engine computes
/// elsewhere it keeps a copy there: whoever writes to the values says so by [#valuesChanged].
public interface HostNetwork extends AutoCloseable {
    /// What it was built from.
    Network description();

    /// What a loss says of outputs: at least its gradient with respect to them, row by row.
    interface OutputGradient {
        float[] gradient();
    }

    /// Forward and backward in training; [#gradient] then holds the gradient of the loss.
    ///
    /// @param lossOfOutputs gets a row a picture
    /// @return what it answered
    <L extends OutputGradient> L backward(ImageBatch pictures, Function<float[][], L> lossOfOutputs);

    /// What layers make of pictures in evaluation mode, a row a picture.
    List<float[][]> evaluate(ImageBatch pictures, String... layers);

    /// All trained parameters.
    MemorySegment parameters();

    /// Their gradients, in the same order.
    MemorySegment gradient();

    /// Where each parameter lies in such a vector.
    ParameterSlices slices();

    /// Those of the batch normalisations, in the order of the layers.
    List<RunningStatistics> statistics();

    /// Lets what computes see parameters and statistics that were written to.
    void valuesChanged();

    /// Forgets what passed through in training without [#commitStatistics].
    default void forgetStatistics() {
        statistics().forEach(RunningStatistics::forget);
    }

    /// Lets the running statistics follow what passed through in training.
    default void commitStatistics() {
        statistics().forEach(RunningStatistics::commit);
    }

    /// Adds all values to `state`, their names behind `prefix`, in torchvision's order.
    default void save(String prefix, Map<String, Tensor> state) {
        for (Parameter parameter : description().parameters()) state.put(prefix + parameter.name(), parameter.zeros());
        slices().save(prefix, parameters(), state);
        for (RunningStatistics each : statistics()) each.save(prefix, state);
    }

    /// Sets all values from a state that has them, by the names that [#save] gave.
    default void restore(String prefix, Weights state) {
        slices().restore(prefix, parameters(), state);
        for (RunningStatistics each : statistics()) each.restore(prefix, state);
        valuesChanged();
    }

    @Override
    void close();
}
