package org.discern.fusion;

import java.util.List;

/// A classifier on an encoder's features (phi) and a film's clinical values (m): logits as a function of one
/// vector of parameters, with the gradient with respect to parameters and features. Without values
/// ([#values] = 0) a [ConcatenationHead] is the plain linear layer.
public sealed interface FusionHead permits ConcatenationHead, PerceptronHead, GatedHead {
    int features();

    int values();

    int outputs();

    /// The parts of the parameter vector, in order.
    List<Block> blocks();

    /// First parameters: weights uniform within 1 / sqrt(fan-in), as torch draws linear layers; gates closed.
    double[] initial(long seed);

    /// A logit an output.
    double[] logits(double[] parameters, float[] features, float[] values);

    /// Adds the gradients of a film's loss.
    ///
    /// @param ofLogits the gradient with respect to the logits
    /// @param ofParameters is added to
    /// @param ofFeatures is added to
    void backward(
            double[] parameters,
            float[] features,
            float[] values,
            double[] ofLogits,
            double[] ofParameters,
            double[] ofFeatures);

    /// Length of the parameter vector.
    default int parameterCount() {
        return blocks().stream().mapToInt(Block::size).sum();
    }

    /// A part of the parameter vector.
    ///
    /// @param name such as `head.weight`
    /// @param shape outputs first, as torch writes it
    record Block(String name, List<Integer> shape) {
        public Block {
            shape = List.copyOf(shape);
        }

        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        /// Whether weight decay leaves it alone.
        public boolean isBias() {
            return name.endsWith(".bias");
        }
    }
}
