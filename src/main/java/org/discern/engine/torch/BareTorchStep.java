package org.discern.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.config.EncoderConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Layer;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.Work;

/// A step of momentum contrast by libtorch's own operations on ready tensors, on the processor: two networks and
/// a queue, normalised in one group, without statistics kept aside, weights of negatives or checks. Activations go
/// as soon as they can, as in the engine.
public final class BareTorchStep implements Work {
    private static final float LEARNING_RATE = 0.001f;
    private static final float WEIGHT_DECAY = 1e-4f;

    private final PtNDManager manager = NativeTorch.manager(Device.cpu());
    private final Network network;
    private final Map<String, PtNDArray> query;
    private final Map<String, PtNDArray> key;
    private final Map<String, PtNDArray[]> moments = new HashMap<>();
    private final Map<String, Integer> lastReader = new HashMap<>();
    private final PtNDArray pictures;
    private final PtNDArray queue;

    /// @param batch taken as queries and as keys
    public BareTorchStep(EncoderConfig encoder, int queueSize, ImageBatch batch) {
        network = Network.keyEncoder(encoder);
        for (int i = 0; i < network.layers().size(); i++) {
            for (String input : network.layers().get(i).inputs()) lastReader.put(input, i);
        }
        Weights first = network.initialWeights(1);
        query = tensors(first);
        key = tensors(first);
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() != Parameter.Kind.TRAINED) continue;
            PtNDArray weight = query(parameter.name());
            weight.setRequiresGradient(true);
            moments.put(parameter.name(), new PtNDArray[] {zeros(weight.getShape()), zeros(weight.getShape())});
        }
        int side = batch.sidePixels();
        int channels = network.inputChannels();
        pictures = (PtNDArray)
                manager.create(batch.pixelsInChannels(channels), new Shape(batch.size(), channels, side, side));
        queue = unitNoise(manager, queueSize, encoder.projectionDimension());
    }

    /// Unit rows of noise.
    static PtNDArray unitNoise(PtNDManager manager, int rows, int columns) {
        return JniUtils.normalize((PtNDArray) manager.randomNormal(new Shape(rows, columns)), 2, 1, 1e-12);
    }

    /// He et al. 2020, algorithm 1, with Adam.
    @Override
    public void once() {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager();
                Gradients _ = Gradients.kept()) {
            PtNDArray k;
            try (Gradients _ = Gradients.dropped()) {
                k = JniUtils.normalize(forward(key, scope), 2, 1, 1e-12);
            }
            PtNDArray q = JniUtils.normalize(forward(query, scope), 2, 1, 1e-12);
            PtNDArray positive = (PtNDArray) q.mul(k).sum(new int[] {1}, true);
            PtNDArray transposed = (PtNDArray) queue.transpose();
            transposed.attach(scope);
            PtNDArray logits = JniUtils.cat(new PtNDArray[] {positive, JniUtils.matmul(q, transposed)}, 1);
            PtNDArray shares = JniUtils.logSoftmax((PtNDArray) logits.div(0.2), 1, DataType.FLOAT32);
            train((PtNDArray) shares.get(new NDIndex(":, 0")).mean().neg());
            follow();
        }
    }

    private void train(PtNDArray loss) {
        try (PtNDArray one = (PtNDArray) loss.onesLike()) {
            JniUtils.backward(loss, one, false, false);
        }
        moments.forEach((name, moment) -> {
            PtNDArray weight = query(name);
            try (PtNDArray gradient = weight.getGradient()) {
                JniUtils.adamUpdate(
                        weight,
                        gradient,
                        moment[0],
                        moment[1],
                        LEARNING_RATE,
                        LEARNING_RATE,
                        WEIGHT_DECAY,
                        1,
                        -1,
                        0.9f,
                        0.999f,
                        1e-8f,
                        false);
            }
            JniUtils.zeroGrad(weight);
        });
    }

    private void follow() {
        try (Gradients _ = Gradients.dropped()) {
            moments.keySet().forEach(name -> {
                try (PtNDArray share = (PtNDArray) query(name).mul(0.01)) {
                    Objects.requireNonNull(key.get(name)).muli(0.99).addi(share);
                }
            });
        }
    }

    private PtNDArray forward(Map<String, PtNDArray> values, PtNDManager scope) {
        PtNDArray input = (PtNDArray) pictures.duplicate();
        input.attach(scope);
        Map<String, PtNDArray> outputs = new HashMap<>(Map.of(Network.INPUT, input));
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            List<PtNDArray> in = new ArrayList<>();
            for (String name : layer.inputs()) in.add(Objects.requireNonNull(outputs.get(name)));
            outputs.put(
                    layer.name(),
                    LayerOperations.output(
                            layer,
                            in,
                            name -> Objects.requireNonNull(values.get(name), name),
                            (norm, x, gamma, beta) -> normalise(norm, x, gamma, beta, values)));
            for (String name : new HashSet<>(layer.inputs())) {
                if (Objects.equals(lastReader.get(name), i))
                    Objects.requireNonNull(outputs.remove(name)).close();
            }
        }
        return Objects.requireNonNull(outputs.get(network.output()));
    }

    private static PtNDArray normalise(
            Layer.BatchNorm norm, PtNDArray x, PtNDArray gamma, PtNDArray beta, Map<String, PtNDArray> values) {
        PtNDArray mean = values.get(norm.name() + ".running_mean");
        PtNDArray variance = values.get(norm.name() + ".running_var");
        return JniUtils.batchNorm(
                x, mean, variance, gamma, beta, true, Layer.BatchNorm.MOMENTUM, Layer.BatchNorm.EPSILON);
    }

    private Map<String, PtNDArray> tensors(Weights weights) {
        Map<String, PtNDArray> tensors = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> {
            if (!(tensor instanceof Tensor.Floats floats)) return;
            long[] shape = Arrays.stream(floats.shape()).asLongStream().toArray();
            tensors.put(name, (PtNDArray) manager.create(floats.values(), new Shape(shape)));
        });
        return tensors;
    }

    private PtNDArray query(String name) {
        return Objects.requireNonNull(query.get(name), name);
    }

    private PtNDArray zeros(Shape shape) {
        return (PtNDArray) manager.zeros(shape);
    }

    @Override
    public void close() {
        manager.close();
    }
}
