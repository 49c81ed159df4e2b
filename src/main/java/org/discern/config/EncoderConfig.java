package org.discern.config;

/// The network and its projection head.
public record EncoderConfig(
        @Setting(help = "Network, by torchvision's name") NetworkName network,

        @Setting(
                help = "Channels of the pictures it reads: 1, or 3 equal ones for weights of colour pictures",
                unit = "channels",
                min = 1,
                max = 3)
        int inputChannels,

        @Setting(
                help = "Channels of the first stage (64 as published); later stages are multiples",
                unit = "channels",
                min = 4,
                max = 256)
        int width,

        @Setting(help = "Projection head: linear (MoCo v1) or two layers with ReLU (MoCo v2)")
        Head head,

        @Setting(help = "Length of queries and keys", unit = "values", min = 2, max = 4096)
        int projectionDimension) {
    public EncoderConfig {
        if (inputChannels == 2) throw new IllegalArgumentException("inputChannels: 1 or 3, got 2");
        if (width % 4 != 0) throw new IllegalArgumentException("width: a multiple of 4, got " + width);
    }

    /// The networks that can be built.
    public enum NetworkName {
        RESNET18,
        RESNET50,
        DENSENET121,
        SQUEEZENET1_1
    }

    /// The shape of the projection head.
    public enum Head {
        LINEAR,
        MLP
    }
}
