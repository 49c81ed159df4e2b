package org.discern.engine.dl4j;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;

/// Mean of square windows beside each other; what is left of the picture at its right and lower edge counts
/// nowhere.
record AveragePooling(int kernel) implements Kernel {
    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public Shape output(Shape input) {
        return new Shape(input.pictures(), input.channels(), input.height() / kernel, input.width() / kernel);
    }

    @Override
    public void forward(Shape shape, MemorySegment[] inputs, MemorySegment output) {
        float share = 1f / (kernel * kernel);
        forEachWindow(shape, (place, corner) -> {
            float sum = 0;
            for (int y = 0; y < kernel; y++) {
                for (int x = 0; x < kernel; x++) sum += get(inputs[0], corner + (long) y * shape.width() + x);
            }
            set(output, place, sum * share);
        });
    }

    @Override
    public void backward(
            Shape shape,
            MemorySegment[] inputs,
            MemorySegment output,
            MemorySegment gradient,
            MemorySegment[] inputGradients) {
        float share = 1f / (kernel * kernel);
        inputGradients[0].fill((byte) 0);
        forEachWindow(shape, (place, corner) -> {
            float each = get(gradient, place) * share;
            for (int y = 0; y < kernel; y++) {
                for (int x = 0; x < kernel; x++) set(inputGradients[0], corner + (long) y * shape.width() + x, each);
            }
        });
    }

    @FunctionalInterface
    private interface Window {
        /// @param place in the output
        /// @param corner of the window in the input, the upper left one
        void at(long place, long corner);
    }

    private void forEachWindow(Shape shape, Window work) {
        Shape out = output(shape);
        IntStream.range(0, shape.planes()).parallel().forEach(plane -> {
            long place = (long) plane * out.height() * out.width();
            for (int row = 0; row < out.height(); row++) {
                long corner = ((long) plane * shape.height() + (long) row * kernel) * shape.width();
                for (int column = 0; column < out.width(); column++) work.at(place++, corner + (long) column * kernel);
            }
        });
    }
}
