package org.discern.engine;

import java.util.List;

/// One operation of a [Network], by torchvision's name, with the names of what it reads. Pictures are `N x C
/// x H x W`, vectors `N x C`.
public sealed interface Layer {
    /// Unique in its network; the names of its parameters begin with it.
    String name();

    /// Names of the layers it reads, or [Network#INPUT].
    List<String> inputs();

    /// Convolution over square windows.
    record Convolution(
            String name,
            String input,
            int inputChannels,
            int outputChannels,
            int kernel,
            int stride,
            int padding,
            boolean bias)
            implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Batch normalisation (Ioffe and Szegedy 2015) over pictures or vectors, with torch's constants: [#EPSILON] under
    /// the root, and running statistics that move by [#MOMENTUM] at each step, the variance as the unbiased
    /// estimate.
    ///
    /// @param affine whether it scales and shifts what it normalised
    record BatchNorm(String name, String input, int channels, boolean affine) implements Layer {
        public static final double EPSILON = 1e-5;
        public static final double MOMENTUM = 0.1;

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// `max(x, 0)`, with gradient 0 at 0.
    record Relu(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Largest value of square windows; padding never wins.
    ///
    /// @param ceil whether a last window may reach over the edge (torch's `ceil_mode`), else it is left out
    record MaxPool(String name, String input, int kernel, int stride, int padding, boolean ceil) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Mean of square windows beside each other.
    record AveragePool(String name, String input, int kernel) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Channels of several layers of equal height and width, behind each other.
    record Concat(String name, List<String> inputs) implements Layer {
        public Concat {
            inputs = List.copyOf(inputs);
        }
    }

    /// Sum of two layers of equal shape.
    record Add(String name, String left, String right) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }
    }

    /// Mean over the picture: `N x C x H x W` to `N x C`.
    record GlobalAveragePool(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /// Fully connected layer.
    record Linear(String name, String input, int inputFeatures, int outputFeatures, boolean bias) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
