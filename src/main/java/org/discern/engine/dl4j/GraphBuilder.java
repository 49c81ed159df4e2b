package org.discern.engine.dl4j;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.discern.engine.Layer;
import org.discern.engine.Layer.Add;
import org.discern.engine.Layer.AveragePool;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Layer.Concat;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.GlobalAveragePool;
import org.discern.engine.Layer.Linear;
import org.discern.engine.Layer.MaxPool;
import org.discern.engine.Layer.Relu;
import org.discern.engine.Network;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/// Builds DL4J's graph of a [Network]. Vertices have the layers' names; a ReLU that alone reads a batch
/// normalisation or a sum is part of that vertex.
final class GraphBuilder {
    /// Name of the vertex at the end, which asks the loss for its gradient.
    static final String LOSS = "loss";

    private final Network network;
    private final int groups;
    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final Set<Layer> fused = new HashSet<>();
    private final Map<String, String> vertexOf = new HashMap<>(Map.of(Network.INPUT, Network.INPUT));

    private GraphBuilder(Network network, int sidePixels, int groups) {
        this.groups = groups;
        this.network = network;
        this.graph = new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .activation(Activation.IDENTITY)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .convolutionMode(ConvolutionMode.Truncate)
                .graphBuilder()
                .addInputs(Network.INPUT)
                .setInputTypes(InputType.convolutional(sidePixels, sidePixels, network.inputChannels()));
    }

    /// A graph with unset parameters, for square pictures.
    ///
    /// @param groups of a training batch that are normalised apart
    /// @param loss gets the output, gives the gradient
    static ComputationGraph build(Network network, int sidePixels, int groups, OutputLoss loss) {
        GraphBuilder builder = new GraphBuilder(network, sidePixels, groups);
        network.layers().forEach(builder::add);
        LossLayer last =
                new LossLayer.Builder(loss).activation(Activation.IDENTITY).build();
        last.setNOut(network.outputCount());
        builder.graph.addLayer(LOSS, last, builder.vertex(network.output())).setOutputs(LOSS);
        ComputationGraph graph = new ComputationGraph(builder.graph.build());
        graph.init();
        graph.initGradientsView();
        return graph;
    }

    private void add(Layer layer) {
        vertexOf.put(layer.name(), layer.name());
        switch (layer) {
            case Convolution c
            when c.kernel() == 1 && c.stride() > 1 -> {
                graph.addVertex(c.name() + ".input", new KernelVertex(new EveryNth(c.stride())), vertex(c.input()));
                graph.addLayer(c.name(), convolution(c, 1), c.name() + ".input");
            }
            case Convolution c -> graph.addLayer(c.name(), convolution(c, c.stride()), vertex(c.input()));
            case BatchNorm b ->
                graph.addLayer(b.name(), new FusedBatchNorm(b, takesRelu(b), groups), vertex(b.input()));
            case Add a
            when takesRelu(a) ->
                graph.addVertex(a.name(), new KernelVertex(new AddRelu()), vertex(a.left()), vertex(a.right()));
            case Add a ->
                graph.addVertex(
                        a.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), vertex(a.left()), vertex(a.right()));
            case Relu r when fused.contains(r) -> vertexOf.put(r.name(), vertex(r.input()));
            case Relu r -> graph.addLayer(r.name(), new ActivationLayer(Activation.RELU), vertex(r.input()));
            case MaxPool m ->
                graph.addVertex(
                        m.name(),
                        new KernelVertex(new MaxPooling(m.kernel(), m.stride(), m.padding(), m.ceil())),
                        vertex(m.input()));
            case AveragePool a ->
                graph.addVertex(a.name(), new KernelVertex(new AveragePooling(a.kernel())), vertex(a.input()));
            case Concat c ->
                graph.addVertex(
                        c.name(),
                        new MergeVertex(),
                        c.inputs().stream().map(this::vertex).toArray(String[]::new));
            case GlobalAveragePool g ->
                graph.addLayer(g.name(), new GlobalPoolingLayer(PoolingType.AVG), vertex(g.input()));
            case Linear l ->
                graph.addLayer(
                        l.name(),
                        new DenseLayer.Builder()
                                .nIn(l.inputFeatures())
                                .nOut(l.outputFeatures())
                                .hasBias(l.bias())
                                .build(),
                        vertex(l.input()));
        }
    }

    private static ConvolutionLayer convolution(Convolution c, int stride) {
        return new ConvolutionLayer.Builder(c.kernel(), c.kernel())
                .stride(stride, stride)
                .padding(c.padding(), c.padding())
                .nIn(c.inputChannels())
                .nOut(c.outputChannels())
                .hasBias(c.bias())
                .build();
    }

    private String vertex(String layer) {
        return vertexOf.getOrDefault(layer, layer);
    }

    private boolean takesRelu(Layer layer) {
        var readers = network.layers().stream()
                .filter(reader -> reader.inputs().contains(layer.name()))
                .toList();
        if (readers.size() != 1 || !(readers.getFirst() instanceof Relu)) return false;
        fused.add(readers.getFirst());
        return true;
    }
}
