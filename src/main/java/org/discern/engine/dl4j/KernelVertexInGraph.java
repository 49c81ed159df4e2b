package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A [Kernel] at work in DL4J's graph.
final class KernelVertexInGraph extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    private final Kernel kernel;
    private transient @Nullable INDArray output;

    KernelVertexInGraph(ComputationGraph graph, String name, int index, Kernel kernel, DataType type) {
        super(graph, name, index, null, null, type);
        this.kernel = kernel;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        Kernel.Shape shape = shape();
        Kernel.Shape out = kernel.output(shape);
        INDArray y = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                new long[] {out.pictures(), out.channels(), out.height(), out.width()},
                'c');
        kernel.forward(shape, segments(inputs), Memory.of(y));
        Memory.written(y);
        output = training ? y : null;
        return y;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray y = output;
        if (y == null) throw new IllegalStateException("no batch went forward through " + vertexName);
        INDArray[] gradients = new INDArray[kernel.inputs()];
        Arrays.setAll(
                gradients,
                _ -> workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, inputs[0].shape(), 'c'));
        kernel.backward(shape(), segments(inputs), Memory.of(y), Memory.of(Memory.plain(epsilon)), segments(gradients));
        Memory.written(gradients);
        return Pair.of(null, gradients);
    }

    private Kernel.Shape shape() {
        long[] shape = inputs[0].shape();
        return new Kernel.Shape((int) shape[0], (int) shape[1], (int) shape[2], (int) shape[3]);
    }

    private static MemorySegment[] segments(INDArray[] arrays) {
        return Arrays.stream(arrays).map(Memory::plain).map(Memory::of).toArray(MemorySegment[]::new);
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        // There are no parameters.
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return null;
    }

    @Override
    public String toString() {
        return vertexName + " " + kernel;
    }
}
