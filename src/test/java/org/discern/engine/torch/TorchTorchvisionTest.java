package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.Network;
import org.discern.engine.NetworkProbe;
import org.discern.engine.Tensor;
import org.discern.engine.TorchvisionTests;
import org.discern.engine.Weights;

class TorchTorchvisionTest extends TorchvisionTests {
    @Override
    protected NetworkProbe open(Network network, int sidePixels, Weights weights) {
        return new Probe(network, sidePixels, new TorchNetwork(network, weights, TorchDevice.HOST).inTraining());
    }

    private record Probe(Network network, int sidePixels, TorchNetwork graph) implements NetworkProbe {
        @Override
        public float[][] evaluate(float[] pictures) {
            try (PtNDManager scope = graph.scope()) {
                return graph.evaluate(input(pictures, scope), network.output()).getFirst();
            }
        }

        @Override
        public Trained train(float[] pictures, float[] outputGradient) {
            try (PtNDManager scope = graph.scope();
                    Gradients _ = Gradients.kept()) {
                PtNDArray outputs = graph.forward(input(pictures, scope));
                float[][] rows = TorchNetwork.rows(outputs);
                graph.backward(outputs, (PtNDArray) scope.create(outputGradient, outputs.getShape()));
                graph.commitStatistics();
                Map<String, Tensor> gradients = new LinkedHashMap<>();
                graph.slices().save("", graph.gradient(), gradients);
                return new Trained(rows, new Weights(gradients, Map.of()));
            }
        }

        @Override
        public Weights weights() {
            Map<String, Tensor> values = new LinkedHashMap<>();
            graph.save("", values);
            return new Weights(values, Map.of());
        }

        @Override
        public void close() {
            graph.close();
        }

        private PtNDArray input(float[] pictures, PtNDManager scope) {
            int channels = network.inputChannels();
            int size = pictures.length / (channels * sidePixels * sidePixels);
            return (PtNDArray) scope.create(pictures, new Shape(size, channels, sidePixels, sidePixels));
        }
    }
}
