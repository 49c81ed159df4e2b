package org.discern.config;

/// The network and its projection head.
public record EncoderConfig(
        @Setting(help = "Network, by torchvision's name") NetworkName network,

        @Setting(help = "What it reads: grey, or colour for weights of colour pictures, whose channels are then alike")
        Pictures pictures,

        @Setting(
                help = "Channels of the first stage (64 as published); later stages are multiples",
                unit = "channels",
                min = 4,
                max = 256)
        int width,

        @Setting(
                help =
                        "What it begins with: random, or a safetensors file with torchvision's names, such as weights for"
                                + " ImageNet; a projection head always begins at random")
        String initialWeights,

        @Setting(
                help =
                        "Projection head: linear (MoCo v1), mlp, two layers with ReLU (MoCo v2), or predictor, two layers"
                                + " with batch normalisation, and two more behind the query encoder alone (MoCo v3)")
        Head head,

        @Setting(help = "Hidden values of a predictor head", unit = "values", min = 2, max = 65536)
        int hiddenDimension,

        @Setting(help = "Length of queries and keys", unit = "values", min = 2, max = 4096)
        int projectionDimension) {
    private static final String RANDOM = "random";

    public EncoderConfig {
        int divisor = network.widthDivisor;
        if (width % divisor != 0) {
            throw new IllegalArgumentException("width must be a multiple of " + divisor + " here, got " + width);
        }
    }

    /// The networks that can be built.
    public enum NetworkName {
        RESNET18(1),
        RESNET50(1),
        DENSENET121(2),
        SQUEEZENET1_1(4);

        private final int widthDivisor;

        NetworkName(int widthDivisor) {
            this.widthDivisor = widthDivisor;
        }
    }

    /// The pictures that a network reads.
    public enum Pictures {
        GREY,
        COLOUR
    }

    /// Whether it begins with weights from a file.
    public boolean beginsFromFile() {
        return !initialWeights.equals(RANDOM);
    }

    /// Channels of the pictures it reads.
    public int inputChannels() {
        return pictures == Pictures.GREY ? 1 : 3;
    }

    /// The shape of the projection head.
    public enum Head {
        LINEAR,
        MLP,
        PREDICTOR
    }
}
