package org.discern.engine.host;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.discern.engine.Parameter;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// Where each trained parameter of a network lies in the vector of all of them.
public record ParameterSlices(List<Slice> slices) {
    /// @param from place of its first value
    public record Slice(Parameter parameter, long from) {
        /// The place behind its last value.
        public long to() {
            return from + parameter.size();
        }
    }

    public ParameterSlices {
        slices = List.copyOf(slices);
    }

    /// Number of values in such a vector.
    public long size() {
        return slices.stream().mapToLong(Slice::to).max().orElse(0);
    }

    /// Adds a vector to `state`, parameter by parameter, their names behind `prefix`.
    public void save(String prefix, MemorySegment vector, Map<String, Tensor> state) {
        for (Slice slice : slices) {
            Parameter parameter = slice.parameter();
            state.put(
                    prefix + parameter.name(),
                    new Tensor.Floats(parameter.shape(), HostMemory.copy(vector, slice.from(), parameter.size())));
        }
    }

    /// Sets a vector from a state that has it, by the names that [#save] gave.
    public void restore(String prefix, MemorySegment vector, Weights state) {
        for (Slice slice : slices) {
            HostMemory.copy(state.floats(prefix + slice.parameter().name()), vector, slice.from());
        }
    }
}
