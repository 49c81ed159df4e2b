package org.discern.engine.dl4j;

import static org.discern.engine.host.HostMemory.get;
import static org.discern.engine.host.HostMemory.set;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import org.discern.engine.host.HostMemory;

/// Largest value of each window. Among equal ones the first, row by row, gets the gradient, as in torch.
///
/// @param padding rows and columns around the picture that never win
/// @param ceil whether a last window may reach over the edge, else it is left out
record MaxPooling(int kernel, int stride, int padding, boolean ceil) implements Kernel {
    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public Shape output(Shape input) {
        return new Shape(input.pictures(), input.channels(), side(input.height()), side(input.width()));
    }

    private int side(int input) {
        int beyondFirst = input + 2 * padding - kernel;
        if (!ceil) return beyondFirst / stride + 1;
        int windows = Math.ceilDiv(beyondFirst, stride) + 1;
        // A window that begins behind the picture sees nothing.
        return (windows - 1) * stride >= input + padding ? windows - 1 : windows;
    }

    /// First row (or column) of a window, within the picture.
    private int first(int window) {
        return Math.max(0, window * stride - padding);
    }

    /// The row (or column) behind a window, within a picture of `side` rows.
    private int end(int window, int side) {
        return Math.min(side, window * stride - padding + kernel);
    }

    @Override
    public void forward(Shape shape, MemorySegment[] inputs, MemorySegment output) {
        int width = shape.width();
        int area = shape.height() * width;
        Shape out = output(shape);
        IntStream.range(0, shape.planes()).parallel().forEach(plane -> {
            float[] x = HostMemory.copy(inputs[0], (long) plane * area, area);
            float[] columns = new float[width];
            long place = (long) plane * out.height() * out.width();
            for (int row = 0; row < out.height(); row++) {
                // Down the rows first, whole rows at a time, then along the one that is left.
                System.arraycopy(x, first(row) * width, columns, 0, width);
                for (int y = first(row) + 1; y < end(row, shape.height()); y++) {
                    for (int i = 0; i < width; i++) columns[i] = Math.max(columns[i], x[y * width + i]);
                }
                for (int column = 0; column < out.width(); column++) {
                    float largest = columns[first(column)];
                    for (int i = first(column) + 1; i < end(column, width); i++)
                        largest = Math.max(largest, columns[i]);
                    set(output, place++, largest);
                }
            }
        });
    }

    @Override
    public void backward(
            Shape shape,
            MemorySegment[] inputs,
            MemorySegment output,
            MemorySegment gradient,
            MemorySegment[] inputGradients) {
        int area = shape.height() * shape.width();
        Shape out = output(shape);
        IntStream.range(0, shape.planes()).parallel().forEach(plane -> {
            float[] x = HostMemory.copy(inputs[0], (long) plane * area, area);
            float[] dx = new float[area];
            long place = (long) plane * out.height() * out.width();
            for (int row = 0; row < out.height(); row++) {
                for (int column = 0; column < out.width(); column++) {
                    dx[winner(shape, x, row, column, get(output, place))] += get(gradient, place);
                    place++;
                }
            }
            HostMemory.copy(dx, inputGradients[0], (long) plane * area);
        });
    }

    /// Where the largest value of a window is.
    private int winner(Shape shape, float[] x, int row, int column, float largest) {
        for (int y = first(row); y < end(row, shape.height()); y++) {
            for (int i = first(column); i < end(column, shape.width()); i++) {
                if (x[y * shape.width() + i] == largest) return y * shape.width() + i;
            }
        }
        // Only what is no number equals nothing; the loss shows it.
        return first(row) * shape.width() + first(column);
    }
}
