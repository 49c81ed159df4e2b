package org.discern.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.discern.engine.Network;
import org.discern.engine.ResNet;
import org.junit.jupiter.api.Test;

/// What a step makes on libtorch's side is gone after it.
class TorchMemoryTest {
    @Test
    void leavesNothingBehindInTheNetworksOwnMemory() {
        Network network = ResNet.resnet18(4, 1).withLinear("fc", 3);
        try (TorchNetwork graph = new TorchNetwork(network, network.initialWeights(1), 2)) {
            graph.vectors().requireGradients();
            int before = 0;
            for (int step = 0; step < 20; step++) {
                try (PtNDManager scope = graph.scope();
                        Gradients _ = Gradients.kept()) {
                    PtNDArray pictures = (PtNDArray) scope.ones(new ai.djl.ndarray.types.Shape(4, 1, 32, 32));
                    graph.backward(
                            graph.forward(pictures), (PtNDArray) scope.ones(new ai.djl.ndarray.types.Shape(4, 3)));
                    graph.commitStatistics();
                    graph.evaluate(pictures, List.of("avgpool", "fc").toArray(String[]::new));
                }
                if (step == 1) before = graph.held();
            }
            assertEquals(before, graph.held());
        }
    }
}
