package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// A network whose values lie in plain memory, as an engine built it: what the models on the host need of it.
/// All trained parameters form one vector, and so do their gradients; running statistics stand beside it.
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

    /// Lets the running statistics follow the last batch that went through in training.
    void commitStatistics();

    /// Adds all values to `state`, their names behind `prefix`, in torchvision's order.
    void save(String prefix, Map<String, Tensor> state);

    /// Sets all values from a state that has them, by the names that [#save] gave.
    void restore(String prefix, Weights state);

    @Override
    void close();
}
