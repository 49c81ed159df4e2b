package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.Batches;
import org.discern.engine.Network;
import org.discern.engine.ResNet;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What changes the values of a network, and what does not.
class NetworkGraphTest {
    private static NetworkGraph graph;
    private static Weights start;
    private static INDArray input;

    @BeforeAll
    static void build() {
        Network network = ResNet.resnet18(4, 1).withLinear("fc", 10);
        start = network.initialWeights(1);
        graph = new NetworkGraph(network, 32, start);
        input = graph.array(Batches.stripes(4, 1, 1));
    }

    @AfterAll
    static void close() {
        if (graph != null) graph.close();
    }

    @Test
    void evaluationChangesNothingAndTrainingOnlyWhenCommitted() {
        graph.restore("", start);
        graph.evaluate(input, "fc");
        graph.backward(input, outputs -> new Ones(Nd4j.ones(outputs.shape())));
        Map<String, Tensor> after = new LinkedHashMap<>();
        graph.save("", after);
        new Weights(after, Map.of()).requireLike(start);
        start.tensors().forEach((name, tensor) -> {
            if (tensor instanceof Tensor.Floats floats) {
                assertArrayEquals(floats.values(), new Weights(after, Map.of()).floats(name), name);
            }
        });
    }

    private record Ones(INDArray gradient) implements OutputLoss.HasGradient {}
}
