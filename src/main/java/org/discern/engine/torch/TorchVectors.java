package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.Tensor;
import org.discern.engine.host.ParameterSlices;
import org.discern.engine.host.ParameterSlices.Slice;

/// The trained parameters of a network as one vector in plain memory: the optimiser and the momentum update run
/// over the vector as a whole. Libtorch's tensors are views of it, or copies where it computes elsewhere.
/// Gradients are gathered into another such vector.
final class TorchVectors implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment values;
    private final MemorySegment gradient;
    private final ParameterSlices slices;
    private final TorchDevice device;
    private final PtNDManager manager;
    private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();
    private boolean gradientsKept;

    /// @param manager owns the tensors
    TorchVectors(Network network, TorchDevice device, PtNDManager manager) {
        this.device = device;
        this.manager = manager;
        List<Slice> places = new ArrayList<>();
        long size = 0;
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() != Parameter.Kind.TRAINED) continue;
            places.add(new Slice(parameter, size));
            size += parameter.size();
        }
        slices = new ParameterSlices(places);
        values = arena.allocate(size * Float.BYTES, 64);
        gradient = arena.allocate(size * Float.BYTES, 64);
        makeTensors();
    }

    /// A tensor over values in plain memory, which must outlive it.
    static PtNDArray view(PtNDManager manager, MemorySegment values, long from, int... shape) {
        long[] sides = Arrays.stream(shape).asLongStream().toArray();
        var buffer = values.asSlice(from * Float.BYTES, Tensor.size(shape) * Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
        return JniUtils.createNdFromByteBuffer(
                manager, buffer, new Shape(sides), DataType.FLOAT32, SparseFormat.DENSE, Device.cpu());
    }

    private void makeTensors() {
        for (Slice slice : slices.slices()) {
            Parameter parameter = slice.parameter();
            PtNDArray tensor = device.take(view(manager, values, slice.from(), parameter.shape()));
            if (gradientsKept) tensor.setRequiresGradient(true);
            PtNDArray before = tensors.put(parameter.name(), tensor);
            if (before != null) before.close();
        }
    }

    /// Lets tensors have what was written to the values.
    void valuesChanged() {
        if (device.copies()) makeTensors();
    }

    MemorySegment values() {
        return values;
    }

    MemorySegment gradient() {
        return gradient;
    }

    PtNDArray tensor(String parameter) {
        return Objects.requireNonNull(tensors.get(parameter), parameter);
    }

    /// Lets libtorch keep gradients from now on.
    void requireGradients() {
        gradientsKept = true;
        tensors.values().forEach(tensor -> tensor.setRequiresGradient(true));
    }

    /// Moves the gradients that a backward pass left into the vector, and forgets them.
    void gatherGradients() {
        for (Slice slice : slices.slices()) {
            PtNDArray tensor = tensor(slice.parameter().name());
            try (PtNDArray part = tensor.getGradient();
                    PtNDArray onHost = TorchDevice.onHost(part)) {
                MemorySegment from = MemorySegment.ofBuffer(JniUtils.getByteBuffer(onHost, true));
                MemorySegment.copy(from, 0, gradient, slice.from() * Float.BYTES, from.byteSize());
            }
            JniUtils.zeroGrad(tensor);
        }
    }

    ParameterSlices slices() {
        return slices;
    }

    @Override
    public void close() {
        tensors.values().forEach(PtNDArray::close);
        arena.close();
    }
}
