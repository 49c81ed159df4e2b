package org.discern.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.config.EncoderConfig;

/// Weights from a file as an encoder's first values, such as torchvision's for ImageNet.
public final class PretrainedWeights {
    private PretrainedWeights() {}

    /// The encoder's tensors in a safetensors file with torchvision's names. Where the file's first
    /// convolution reads colours and the encoder one channel, its weights are summed over the colours: what
    /// three equal channels would give. Counters of batches that a file leaves out begin at 0.
    ///
    /// @throws org.discern.model.Problem where the file is damaged, or naming the first tensor that is missing
    ///     or has another shape
    public static Weights read(Path file, EncoderConfig encoder) {
        Network network = Network.encoder(encoder);
        Weights given = Safetensors.read(file);
        Map<String, Tensor> tensors = new LinkedHashMap<>(given.tensors());
        Parameter stem = network.parameters().getFirst();
        if (given.tensors().get(stem.name()) instanceof Tensor.Floats colours && encoder.inputChannels() == 1) {
            tensors.put(stem.name(), summedOverChannels(colours));
        }
        for (Parameter parameter : network.parameters()) {
            if (parameter.kind() == Parameter.Kind.COUNTER) tensors.putIfAbsent(parameter.name(), parameter.zeros());
        }
        return network.takenOver(new Weights(Map.of(), given.metadata()), new Weights(tensors, given.metadata()));
    }

    private static Tensor summedOverChannels(Tensor.Floats stem) {
        int[] shape = stem.shape();
        if (shape.length != 4) return stem;
        int window = shape[2] * shape[3];
        float[] sums = new float[shape[0] * window];
        for (int i = 0; i < stem.values().length; i++) {
            int output = i / (shape[1] * window);
            sums[output * window + i % window] += stem.values()[i];
        }
        return new Tensor.Floats(new int[] {shape[0], 1, shape[2], shape[3]}, sums);
    }
}
