package org.discern.config;

/// The network and its projection head.
public record EncoderConfig(
        @Setting(help = "Network, by torchvision's name") NetworkName network,

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
    /// The networks that can be built.
    public enum NetworkName {
        RESNET18
    }

    /// The shape of the projection head.
    public enum Head {
        LINEAR,
        MLP
    }
}
