package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.discern.data.image.ImageBatch;
import org.discern.engine.BatchNormGroups;
import org.discern.engine.Layer;
import org.discern.engine.Network;
import org.discern.engine.Weights;
import org.discern.engine.host.HostNetwork;
import org.discern.engine.host.ParameterSlices;
import org.discern.engine.host.RunningStatistics;

/// A [Network] in libtorch: forward, backward, and its values by torchvision's names.
final class TorchNetwork implements HostNetwork {
    private static final int EVALUATION = 0;

    private final Network network;
    private final int batchNormGroups;
    private final PtNDManager manager;
    private final TorchVectors vectors;
    private final Map<String, Normalisation> normalisations = new LinkedHashMap<>();
    private final List<RunningStatistics> statistics = new ArrayList<>();
    private final Map<String, Integer> lastReader = new HashMap<>();

    TorchNetwork(Network network, Weights values, TorchDevice device) {
        this(network, values, device, 1);
    }

    /// @param batchNormGroups groups of a training batch that are normalised by their own statistics each
    TorchNetwork(Network network, Weights values, TorchDevice device, int batchNormGroups) {
        this.network = network;
        this.batchNormGroups = batchNormGroups;
        this.manager = device.manager();
        this.vectors = new TorchVectors(network, device, manager);
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            for (String input : layer.inputs()) lastReader.put(input, i);
            if (layer instanceof Layer.BatchNorm norm) {
                Normalisation normalisation = new Normalisation(norm, device, manager);
                normalisations.put(norm.name(), normalisation);
                statistics.add(normalisation.statistics());
            }
        }
        restore("", values);
    }

    @Override
    public Network description() {
        return network;
    }

    /// Memory for one batch; the caller closes it.
    PtNDManager scope() {
        return (PtNDManager) manager.newSubManager();
    }

    /// Number of arrays that live as long as the network: its values, and what was forgotten to be closed.
    int held() {
        return manager.getManagedArrays().size();
    }

    /// A batch as this network reads it, `N x C x H x W`, all channels alike.
    PtNDArray array(ImageBatch pictures, PtNDManager scope) {
        int side = pictures.sidePixels();
        int channels = network.inputChannels();
        return (PtNDArray)
                scope.create(pictures.pixelsInChannels(channels), new Shape(pictures.size(), channels, side, side));
    }

    /// The output in training, normalised by the batch's statistics; within [Gradients#kept] with all that
    /// [#backward] needs.
    PtNDArray forward(PtNDArray pictures) {
        int groups = BatchNormGroups.count(Math.toIntExact(pictures.getShape().get(0)), batchNormGroups);
        if (groups == 1) return run(pictures, 1, network.output()).getFirst();
        try (PtNDArray dealt = Normalisation.dealt(pictures, groups);
                PtNDArray outputs = run(dealt, groups, network.output()).getFirst()) {
            return Normalisation.gathered(outputs, groups);
        }
    }

    /// The output in training, with nothing kept for a gradient.
    PtNDArray forwardWithoutGradient(PtNDArray pictures) {
        try (Gradients _ = Gradients.dropped()) {
            return forward(pictures);
        }
    }

    /// What layers make of pictures in evaluation mode, a row a picture.
    List<float[][]> evaluate(PtNDArray pictures, String... layers) {
        try (Gradients _ = Gradients.dropped()) {
            return run(pictures, EVALUATION, layers).stream()
                    .map(TorchNetwork::rows)
                    .toList();
        }
    }

    /// The same for pictures as the engine's models have them.
    @Override
    public List<float[][]> evaluate(ImageBatch pictures, String... layers) {
        try (PtNDManager scope = scope()) {
            return evaluate(array(pictures, scope), layers);
        }
    }

    @Override
    public <L extends OutputGradient> L backward(ImageBatch pictures, Function<float[][], L> lossOfOutputs) {
        try (PtNDManager scope = scope();
                Gradients _ = Gradients.kept()) {
            PtNDArray outputs = forward(array(pictures, scope));
            L loss = lossOfOutputs.apply(rows(outputs));
            backward(outputs, (PtNDArray) scope.create(loss.gradient(), outputs.getShape()));
            return loss;
        }
    }

    /// The gradient of the parameters, into [#gradient].
    ///
    /// @param output of [#forward], or what was computed from it
    /// @param gradient with respect to it
    void backward(PtNDArray output, PtNDArray gradient) {
        JniUtils.backward(output, gradient, false, false);
        vectors.gatherGradients();
    }

    /// Lets libtorch keep gradients from now on; answers with this network.
    TorchNetwork inTraining() {
        vectors.requireGradients();
        return this;
    }

    @Override
    public MemorySegment parameters() {
        return vectors.values();
    }

    @Override
    public MemorySegment gradient() {
        return vectors.gradient();
    }

    @Override
    public ParameterSlices slices() {
        return vectors.slices();
    }

    @Override
    public List<RunningStatistics> statistics() {
        return statistics;
    }

    @Override
    public void valuesChanged() {
        vectors.valuesChanged();
        normalisations.values().forEach(Normalisation::valuesChanged);
    }

    @Override
    public void close() {
        vectors.close();
        manager.close();
    }

    /// The outputs of some layers.
    ///
    /// @param groups of a batch in training, or [#EVALUATION]
    private List<PtNDArray> run(PtNDArray pictures, int groups, String... wanted) {
        Set<String> kept = Set.of(wanted);
        Map<String, PtNDArray> outputs = new HashMap<>(Map.of(Network.INPUT, pictures));
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            outputs.put(layer.name(), output(layer, outputs, groups));
            for (String input : new HashSet<>(layer.inputs())) {
                // Nobody reads it again; what a gradient needs of it, libtorch keeps itself.
                if (Objects.equals(lastReader.get(input), i) && !kept.contains(input) && !input.equals(Network.INPUT)) {
                    Objects.requireNonNull(outputs.remove(input)).close();
                }
            }
        }
        return Stream.of(wanted)
                .map(name -> Objects.requireNonNull(outputs.get(name), name))
                .toList();
    }

    private PtNDArray output(Layer layer, Map<String, PtNDArray> outputs, int groups) {
        List<PtNDArray> in = new ArrayList<>();
        for (String input : layer.inputs()) in.add(Objects.requireNonNull(outputs.get(input), input));
        return LayerOperations.output(layer, in, vectors::tensor, (norm, x, gamma, beta) -> {
            Normalisation own = Objects.requireNonNull(normalisations.get(norm.name()));
            return groups == EVALUATION ? own.evaluate(x, gamma, beta) : own.train(x, gamma, beta, groups);
        });
    }

    static float[][] rows(PtNDArray matrix) {
        float[] values = matrix.toFloatArray();
        int columns = values.length / Math.toIntExact(matrix.getShape().get(0));
        float[][] rows = new float[values.length / columns][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        return rows;
    }
}
