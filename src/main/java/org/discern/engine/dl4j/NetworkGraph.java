package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Layer;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.Weights;
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.HostNetwork;
import org.discern.engine.host.ParameterSlices;
import org.discern.engine.host.ParameterSlices.Slice;
import org.discern.engine.host.RunningStatistics;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A [Network] in DL4J: forward, backward, and its values by torchvision's names.
final class NetworkGraph implements HostNetwork {
    private final Network network;
    private final OutputLoss loss = new OutputLoss();
    private final ComputationGraph graph;
    private final ParameterSlices slices;
    private final List<RunningStatistics> statistics = new ArrayList<>();

    NetworkGraph(Network network, int sidePixels, Weights values) {
        this(network, sidePixels, values, 1);
    }

    /// @param batchNormGroups groups of a training batch that are normalised by their own statistics each
    NetworkGraph(Network network, int sidePixels, Weights values, int batchNormGroups) {
        NativeBackend.load();
        this.network = network;
        this.graph = GraphBuilder.build(network, sidePixels, batchNormGroups, loss);
        // DL4J has an order of its own, but lays the values of each parameter out as torch does.
        List<Slice> places = new ArrayList<>();
        long base = Memory.of(graph.params()).address();
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() != Parameter.Kind.TRAINED) continue;
            INDArray view = graph.getLayer(layerOf(parameter)).getParam(dl4jName(parameter));
            places.add(new Slice(parameter, (view.data().addressPointer().address() - base) / Float.BYTES));
        }
        slices = new ParameterSlices(places);
        for (Layer layer : network.layers()) {
            if (layer instanceof Layer.BatchNorm norm)
                statistics.add(((FusedBatchNormLayer) graph.getLayer(norm.name())).statistics());
        }
        restore("", values);
    }

    @Override
    public Network description() {
        return network;
    }

    /// The output for pictures in training: normalised by the batch's statistics, nothing kept for a
    /// gradient. The caller closes it.
    INDArray forwardInTraining(INDArray pictures) {
        return graph.output(true, pictures)[0];
    }

    /// Forward and backward; [#gradient] then holds the gradient of the loss.
    ///
    /// @param lossOfOutput gets the output (`N x C`), answers with the loss and its gradient; arrays made
    ///     there last until it returns
    /// @return that answer, whose arrays must not be used any more
    <L extends HasGradient> L backward(INDArray pictures, Function<INDArray, L> lossOfOutput) {
        List<L> answer = new ArrayList<>();
        loss.set(output -> {
            answer.add(lossOfOutput.apply(output));
            return answer.getLast();
        });
        try (INDArray labels = Nd4j.zeros(DataType.FLOAT, pictures.size(0), 1)) {
            graph.setInputs(pictures);
            graph.setLabels(labels);
            graph.computeGradientAndScore();
        } finally {
            loss.set(null);
            graph.setInputs((INDArray[]) null);
            graph.setLabels((INDArray[]) null);
        }
        return answer.getFirst();
    }

    @Override
    public <L extends OutputGradient> L backward(ImageBatch pictures, Function<float[][], L> lossOfOutputs) {
        record Answer<L extends OutputGradient>(L loss, INDArray gradient) implements HasGradient {}
        try (INDArray input = array(pictures)) {
            Answer<L> answer = backward(input, outputs -> {
                L loss = lossOfOutputs.apply(outputs.toFloatMatrix());
                return new Answer<>(loss, Nd4j.create(loss.gradient(), outputs.shape(), DataType.FLOAT));
            });
            return answer.loss();
        }
    }

    @Override
    public List<float[][]> evaluate(ImageBatch pictures, String... layers) {
        try (INDArray input = array(pictures)) {
            return evaluate(input, layers);
        }
    }

    /// The same for pictures as [#array] gives them.
    List<float[][]> evaluate(INDArray pictures, String... layers) {
        List<float[][]> rows = new ArrayList<>();
        for (INDArray output : graph.output(List.of(layers), false, new INDArray[] {pictures}, null)) {
            rows.add(output.toFloatMatrix());
            output.close();
        }
        return rows;
    }

    @Override
    public ParameterSlices slices() {
        return slices;
    }

    @Override
    public MemorySegment parameters() {
        return Memory.of(graph.params());
    }

    @Override
    public MemorySegment gradient() {
        return Memory.of(graph.getFlattenedGradients());
    }

    @Override
    public List<RunningStatistics> statistics() {
        return statistics;
    }

    @Override
    public void valuesChanged() {
        Memory.written(graph.params());
    }

    @Override
    public void close() {
        // Neither the graph's own close nor destroying all workspaces at once: both end in full garbage collections.
        graph.params().close();
        INDArray gradients = graph.getFlattenedGradients();
        if (gradients != null) gradients.close();
        var workspaces = Nd4j.getWorkspaceManager();
        workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    }

    /// A batch as this network reads it, `N x C x H x W`, all channels alike. The caller closes it.
    INDArray array(ImageBatch pictures) {
        int side = pictures.sidePixels();
        return Nd4j.create(
                pictures.pixelsInChannels(network.inputChannels()),
                new long[] {pictures.size(), network.inputChannels(), side, side},
                DataType.FLOAT);
    }

    private static String layerOf(Parameter parameter) {
        return parameter.name().substring(0, parameter.name().lastIndexOf('.'));
    }

    private String dl4jName(Parameter parameter) {
        boolean weight = parameter.name().endsWith(".weight");
        return graph.getLayer(layerOf(parameter)) instanceof FusedBatchNormLayer
                ? (weight ? FusedBatchNorm.GAMMA : FusedBatchNorm.BETA)
                : (weight ? "W" : "b");
    }
}
