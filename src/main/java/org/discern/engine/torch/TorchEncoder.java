package org.discern.engine.torch;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Encoder;
import org.discern.engine.MocoModel.Encoding;
import org.discern.engine.Network;
import org.discern.engine.Weights;

/// A frozen encoder on libtorch.
final class TorchEncoder implements Encoder {
    private final Network network;
    private final TorchNetwork graph;

    /// @param network with its projection head
    TorchEncoder(Network network, Weights weights) {
        weights.requireLike(network.initialWeights(0));
        this.network = network;
        this.graph = new TorchNetwork(network, weights, 1);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return encode(pictures, network, graph);
    }

    static Encoding encode(ImageBatch pictures, Network network, TorchNetwork graph) {
        try (PtNDManager scope = graph.scope()) {
            List<float[][]> rows = graph.evaluate(graph.array(pictures, scope), network.features(), network.output());
            for (float[] projection : rows.get(1)) makeUnit(projection);
            return new Encoding(rows.get(0), rows.get(1));
        }
    }

    private static void makeUnit(float[] vector) {
        double squares = 0;
        for (float value : vector) squares += value * (double) value;
        float length = (float) Math.max(Math.sqrt(squares), 1e-12);
        for (int i = 0; i < vector.length; i++) vector[i] /= length;
    }

    @Override
    public void close() {
        graph.close();
    }
}
