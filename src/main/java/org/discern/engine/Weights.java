package org.discern.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
}
