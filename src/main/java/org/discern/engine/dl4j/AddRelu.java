package org.discern.engine.dl4j;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import org.discern.engine.host.HostMemory;

/// `max(left + right, 0)`, the end of a residual block, in one pass each way.
record AddRelu() implements Kernel {
    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public void forward(Shape shape, MemorySegment[] inputs, MemorySegment output) {
        MemorySegment left = inputs[0];
        MemorySegment right = inputs[1];
        HostMemory.inParallel(output.byteSize() / Float.BYTES, (from, to) -> {
            for (long i = from; i < to; i++) set(output, i, Math.max(get(left, i) + get(right, i), 0));
        });
    }

    @Override
    public void backward(
            Shape shape,
            MemorySegment[] inputs,
            MemorySegment output,
            MemorySegment gradient,
            MemorySegment[] inputGradients) {
        // Two gradients, equal as they are, because DL4J adds further ones of a shared input in place.
        MemorySegment left = inputGradients[0];
        MemorySegment right = inputGradients[1];
        HostMemory.inParallel(output.byteSize() / Float.BYTES, (from, to) -> {
            for (long i = from; i < to; i++) {
                float passed = Memory.wherePositive(get(output, i), get(gradient, i));
                set(left, i, passed);
                set(right, i, passed);
            }
        });
    }
}
