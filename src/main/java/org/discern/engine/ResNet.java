package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import org.discern.engine.Layer.Add;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.GlobalAveragePool;
import org.discern.engine.Layer.MaxPool;
import org.discern.engine.Layer.Relu;

/// Residual networks ([He et al. 2016](https://arxiv.org/abs/1512.03385)) as torchvision builds them.
public final class ResNet {
    private final List<Layer> layers = new ArrayList<>();

    private ResNet() {}

    /// ResNet-18 up to its global average, layer `avgpool`, of `8 * width` features.
    ///
    /// @param width channels of the first stage; 64 as published
    public static Network resnet18(int width, int inputChannels) {
        ResNet net = new ResNet();
        String stem = net.normalised("conv1", "bn1", Network.INPUT, inputChannels, width, 7, 2);
        net.layers.add(new Relu("relu", stem));
        net.layers.add(new MaxPool("maxpool", "relu", 3, 2, 1));
        String last = "maxpool";
        for (int stage = 1; stage <= 4; stage++) {
            int channels = width << (stage - 1);
            int before = stage == 1 ? width : channels / 2;
            String name = "layer" + stage;
            last = net.basicBlock(name + ".0", last, before, channels, stage == 1 ? 1 : 2);
            last = net.basicBlock(name + ".1", last, channels, channels, 1);
        }
        net.layers.add(new GlobalAveragePool("avgpool", last));
        return new Network(inputChannels, net.layers, "avgpool", 8 * width);
    }

    /// Two 3 x 3 convolutions beside a shortcut, which is a 1 x 1 convolution where the shape changes.
    private String basicBlock(String name, String input, int inputChannels, int channels, int stride) {
        String first = normalised(name + ".conv1", name + ".bn1", input, inputChannels, channels, 3, stride);
        layers.add(new Relu(name + ".relu1", first));
        String second = normalised(name + ".conv2", name + ".bn2", name + ".relu1", channels, channels, 3, 1);
        String shortcut = stride == 1 && inputChannels == channels
                ? input
                : normalised(name + ".downsample.0", name + ".downsample.1", input, inputChannels, channels, 1, stride);
        layers.add(new Add(name + ".add", second, shortcut));
        layers.add(new Relu(name + ".relu2", name + ".add"));
        return name + ".relu2";
    }

    private String normalised(
            String convolution, String norm, String input, int inputChannels, int channels, int kernel, int stride) {
        layers.add(new Convolution(convolution, input, inputChannels, channels, kernel, stride, kernel / 2));
        layers.add(new BatchNorm(norm, convolution, channels));
        return norm;
    }
}
