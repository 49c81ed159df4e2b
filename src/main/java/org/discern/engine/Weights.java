package org.discern.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.model.Problem;

/// Named tensors in order, as a safetensors file holds them.
///
/// @param metadata short texts that travel with the tensors, such as the step
public record Weights(Map<String, Tensor> tensors, Map<String, String> metadata) {
    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Map.copyOf(metadata);
    }

    /// The tensors whose name begins with `prefix`, without it.
    public Weights below(String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) part.put(name.substring(prefix.length()), tensor);
        });
        return new Weights(part, metadata);
    }

    /// The same tensors with other metadata.
    public Weights withMetadata(Map<String, String> other) {
        return new Weights(tensors, other);
    }

    /// A tensor.
    ///
    /// @throws Problem if there is none of that name
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw missing(name);
        return tensor;
    }

    /// The single-precision values of a tensor.
    ///
    /// @throws Problem if there is none of that name and type
    public float[] floats(String name) {
        if (tensors.get(name) instanceof Tensor.Floats floats) return floats.values();
        throw missing(name);
    }

    /// The integers of a tensor.
    ///
    /// @throws Problem if there is none of that name and type
    public long[] longs(String name) {
        if (tensors.get(name) instanceof Tensor.Longs longs) return longs.values();
        throw missing(name);
    }

    /// Makes sure that everything in `model` is here too, with the same types and shapes.
    ///
    /// @throws Problem naming the first tensor that is missing or different
    public void requireLike(Weights model) {
        model.tensors.forEach((name, expected) -> {
            Tensor given = tensors.get(name);
            if (given == null) throw missing(name);
            if (given.getClass() != expected.getClass() || !Arrays.equals(given.shape(), expected.shape())) {
                throw new Problem(
                        "the tensor '" + name + "' has shape " + Arrays.toString(given.shape()) + ", the model needs "
                                + Arrays.toString(expected.shape()),
                        "use weights of the same network, or change the encoder's settings to fit");
            }
        });
    }

    private static Problem missing(String name) {
        return new Problem(
                "the weights have no tensor '" + name + "'", "use weights that were saved by the same kind of model");
    }
}
