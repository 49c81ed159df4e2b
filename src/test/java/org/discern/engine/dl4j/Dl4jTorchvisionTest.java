package org.discern.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.engine.Network;
import org.discern.engine.NetworkProbe;
import org.discern.engine.Tensor;
import org.discern.engine.TorchvisionTests;
import org.discern.engine.Weights;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jTorchvisionTest extends TorchvisionTests {
    @Override
    protected NetworkProbe open(Network network, int sidePixels, Weights weights) {
        return new Probe(network, sidePixels, new NetworkGraph(network, sidePixels, weights));
    }

    private record Probe(Network network, int sidePixels, NetworkGraph graph) implements NetworkProbe {
        @Override
        public float[][] evaluate(float[] pictures) {
            try (INDArray input = input(pictures)) {
                return graph.evaluate(input, network.output()).getFirst();
            }
        }

        @Override
        public Trained train(float[] pictures, float[] outputGradient) {
            try (INDArray input = input(pictures)) {
                Given given = graph.backward(
                        input,
                        outputs -> new Given(
                                Nd4j.create(outputGradient, outputs.shape(), DataType.FLOAT), outputs.toFloatMatrix()));
                Map<String, Tensor> gradients = new LinkedHashMap<>();
                graph.slices().save("", graph.gradient(), gradients);
                graph.commitStatistics();
                return new Trained(given.outputs(), new Weights(gradients, Map.of()));
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

        private INDArray input(float[] pictures) {
            int channels = network.inputChannels();
            int size = pictures.length / (channels * sidePixels * sidePixels);
            return Nd4j.create(pictures, new long[] {size, channels, sidePixels, sidePixels}, DataType.FLOAT);
        }
    }

    private record Given(INDArray gradient, float[][] outputs) implements OutputLoss.HasGradient {}
}
