package org.discern.engine.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.pair.PairBatch;
import org.discern.engine.Batches;
import org.discern.engine.MocoModel;
import org.discern.engine.Network;
import org.discern.engine.ResNet;
import org.discern.engine.host.HostMoco;
import org.discern.model.Problem;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

/// What a step makes on libtorch's side is gone after it.
class TorchMemoryTest {

    @Test
    void leavesNothingBehindInTheNetworksOwnMemory() {
        Network network = ResNet.resnet18(4, 1).withLinear("fc", 3);
        try (TorchNetwork graph = new TorchNetwork(network, network.initialWeights(1), TorchDevice.HOST)) {
            graph.inTraining();
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

    @Test
    void keepsNoArrayOf200StepsNotEvenOfOneThatIsGivenUp() {
        EncoderConfig encoder = Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.MLP, 16);
        WeightingConfig weighting = Setups.weighting(
                WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B"));
        OptimizerConfig adam = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.001, 0.9, 1e-4);
        MocoConfig moco = Setups.moco(16, 0.9, 0.2, 2);
        TorchNetworks networks = new TorchNetworks(encoder, moco, 7, TorchDevice.HOST);
        try (MocoModel model = new HostMoco(encoder, moco, weighting, adam, 7, List.of(networks))) {
            model.step(Batches.pairs(4, 0), 0.001, 0.9);
            int before = networks.held();
            for (int step = 1; step < 200; step++) model.step(Batches.pairs(4, step), 0.001, 0.9);
            PairBatch broken = Batches.pairs(4, 200);
            broken.queries().pixels()[0] = Float.NaN;
            assertThrows(Problem.class, () -> model.step(broken, 0.001, 0.9));
            model.encode(Batches.stripes(4, 1, 1));
            assertEquals(before, networks.held());
        }
    }
}
