package org.discern.engine.dl4j;

import java.util.List;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Encoder;
import org.discern.engine.MocoModel.Encoding;
import org.discern.engine.Network;
import org.discern.engine.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A frozen encoder on DL4J.
final class Dl4jEncoder implements Encoder {
    private final Network network;
    private final NetworkGraph graph;

    /// @param network with its projection head
    Dl4jEncoder(Network network, int sidePixels, Weights weights) {
        weights.requireLike(network.initialWeights(0));
        this.network = network;
        this.graph = new NetworkGraph(network, sidePixels, weights);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return encode(pictures, network, graph);
    }

    static Encoding encode(ImageBatch pictures, Network network, NetworkGraph graph) {
        try (INDArray input = graph.array(pictures)) {
            List<float[][]> rows = graph.evaluate(input, network.features(), network.output());
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
