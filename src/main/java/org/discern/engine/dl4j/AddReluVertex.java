package org.discern.engine.dl4j;

import static org.discern.engine.dl4j.Memory.get;
import static org.discern.engine.dl4j.Memory.set;

import java.lang.foreign.MemorySegment;
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

/// `max(left + right, 0)`, the end of a residual block, in one pass each way.
final class AddReluVertex extends BaseGraphVertex {
    private static final long serialVersionUID = 1L;

    private transient @Nullable INDArray output;

    AddReluVertex(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, null, null, type);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray left = Memory.plain(inputs[0]);
        INDArray right = Memory.plain(inputs[1]);
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, left.shape(), 'c');
        add(Memory.of(left), Memory.of(right), Memory.of(sum));
        output = training ? sum : null;
        return sum;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray y = output;
        if (y == null) throw new IllegalStateException("no batch went forward through " + vertexName);
        // Two arrays, because DL4J adds further gradients of a shared input in place.
        INDArray left = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, y.shape(), 'c');
        INDArray right = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, y.shape(), 'c');
        pass(Memory.of(y), Memory.of(Memory.plain(epsilon)), Memory.of(left), Memory.of(right));
        return Pair.of(null, new INDArray[] {left, right});
    }

    private static void add(MemorySegment left, MemorySegment right, MemorySegment sum) {
        Memory.inParallel(sum.byteSize() / Float.BYTES, (from, to) -> {
            for (long i = from; i < to; i++) set(sum, i, Math.max(get(left, i) + get(right, i), 0));
        });
    }

    private static void pass(MemorySegment y, MemorySegment gradient, MemorySegment left, MemorySegment right) {
        Memory.inParallel(y.byteSize() / Float.BYTES, (from, to) -> {
            for (long i = from; i < to; i++) {
                // All bits set where y > 0: by the sign bit, because a branch on it cannot be predicted.
                int positive = -Float.floatToRawIntBits(get(y, i)) >> 31;
                float passed = Float.intBitsToFloat(Float.floatToRawIntBits(get(gradient, i)) & positive);
                set(left, i, passed);
                set(right, i, passed);
            }
        });
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
        return "AddRelu(" + vertexName + ")";
    }
}
