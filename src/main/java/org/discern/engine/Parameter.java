package org.discern.engine;

/// A tensor that belongs to a network, by torchvision's name.
///
/// @param shape in torch's order: outputs first; empty for a counter
public record Parameter(String name, Kind kind, int... shape) {
    /// What changes it.
    public enum Kind {
        /// The optimiser, and the key encoder's momentum update.
        TRAINED,
        /// The batches that pass through in training; never averaged between encoders.
        STATISTIC,
        /// Counts such batches.
        COUNTER
    }

    static Parameter trained(String name, int... shape) {
        return new Parameter(name, Kind.TRAINED, shape);
    }

    /// Number of values.
    public int size() {
        return Math.toIntExact(Tensor.size(shape));
    }

    /// A tensor of its type and shape.
    public Tensor zeros() {
        return kind == Kind.COUNTER
                ? new Tensor.Longs(shape, new long[size()])
                : new Tensor.Floats(shape, new float[size()]);
    }
}
