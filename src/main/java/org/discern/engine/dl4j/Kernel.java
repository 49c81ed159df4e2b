package org.discern.engine.dl4j;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;

/// An operation of our own on pictures as they lie in memory; [KernelVertex] puts it into DL4J's graph. What
/// stands here took DL4J or ND4J a multiple of the time.
sealed interface Kernel extends Serializable permits AddRelu, AveragePooling, MaxPooling, EveryNth {
    /// A batch of pictures.
    record Shape(int pictures, int channels, int height, int width) {
        int planes() {
            return pictures * channels;
        }
    }

    /// Number of inputs, all of the same shape.
    int inputs();

    /// Shape of the output for inputs of the given shape.
    Shape output(Shape input);

    void forward(Shape shape, MemorySegment[] inputs, MemorySegment output);

    /// The gradient with respect to the inputs.
    ///
    /// @param gradient with respect to the output
    /// @param inputGradients gets one for each input; not initialised
    void backward(
            Shape shape,
            MemorySegment[] inputs,
            MemorySegment output,
            MemorySegment gradient,
            MemorySegment[] inputGradients);
}
