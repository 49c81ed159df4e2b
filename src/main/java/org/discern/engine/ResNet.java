package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import org.discern.engine.Layer.Add;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.GlobalAveragePool;
import org.discern.engine.Layer.MaxPool;
import org.discern.engine.Layer.Relu;

/// Residual networks ([He et al. 2016](https://arxiv.org/abs/1512.03385)) as torchvision builds them, up to
/// their global average, layer `avgpool`.
public final class ResNet {
    /// How many times more channels a bottleneck puts out than its 3 x 3 convolution has.
    private static final int BOTTLENECK = 4;

    private final List<Layer> layers = new ArrayList<>();

    private ResNet() {}

    /// A block of a stage: adds its layers, answers with the name of its last one.
    @FunctionalInterface
    private interface Block {
        String add(String name, String input, int inputChannels, int channels, int stride);
    }

    /// ResNet-18, of `8 * width` features.
    ///
    /// @param width channels of the first stage; 64 as published
    public static Network resnet18(int width, int inputChannels) {
        ResNet net = new ResNet();
        return net.stages(width, inputChannels, 1, net::basicBlock, 2, 2, 2, 2);
    }

    /// ResNet-50, of `32 * width` features; the stride of a bottleneck is in its 3 x 3 convolution.
    ///
    /// @param width channels of the first stage's 3 x 3 convolutions; 64 as published
    public static Network resnet50(int width, int inputChannels) {
        ResNet net = new ResNet();
        return net.stages(width, inputChannels, BOTTLENECK, net::bottleneck, 3, 4, 6, 3);
    }

    /// @param expansion how many times more channels a block puts out than its stage has
    /// @param blocks of each stage
    private Network stages(int width, int inputChannels, int expansion, Block block, int... blocks) {
        String stem = normalised("conv1", "bn1", Network.INPUT, inputChannels, width, 7, 2);
        layers.add(new Relu("relu", stem));
        layers.add(new MaxPool("maxpool", "relu", 3, 2, 1, false));
        String last = "maxpool";
        int before = width;
        for (int stage = 0; stage < blocks.length; stage++) {
            int channels = width << stage;
            for (int i = 0; i < blocks[stage]; i++) {
                String name = "layer" + (stage + 1) + "." + i;
                last = block.add(name, last, before, channels, stage > 0 && i == 0 ? 2 : 1);
                before = channels * expansion;
            }
        }
        layers.add(new GlobalAveragePool("avgpool", last));
        return new Network(inputChannels, Network.Draw.NORMAL_FAN_OUT, layers, "avgpool", before);
    }

    /// Two 3 x 3 convolutions beside a shortcut.
    private String basicBlock(String name, String input, int inputChannels, int channels, int stride) {
        String first = normalised(name + ".conv1", name + ".bn1", input, inputChannels, channels, 3, stride);
        layers.add(new Relu(name + ".relu1", first));
        String second = normalised(name + ".conv2", name + ".bn2", name + ".relu1", channels, channels, 3, 1);
        return joined(name, second, shortcut(name, input, inputChannels, channels, stride), ".relu2");
    }

    /// A 3 x 3 convolution between two of 1 x 1, which narrow and widen, beside a shortcut.
    private String bottleneck(String name, String input, int inputChannels, int channels, int stride) {
        String narrow = normalised(name + ".conv1", name + ".bn1", input, inputChannels, channels, 1, 1);
        layers.add(new Relu(name + ".relu1", narrow));
        String middle = normalised(name + ".conv2", name + ".bn2", name + ".relu1", channels, channels, 3, stride);
        layers.add(new Relu(name + ".relu2", middle));
        int out = channels * BOTTLENECK;
        String wide = normalised(name + ".conv3", name + ".bn3", name + ".relu2", channels, out, 1, 1);
        return joined(name, wide, shortcut(name, input, inputChannels, out, stride), ".relu3");
    }

    /// The input itself, or a 1 x 1 convolution of it where the shape changes.
    private String shortcut(String name, String input, int inputChannels, int channels, int stride) {
        return stride == 1 && inputChannels == channels
                ? input
                : normalised(name + ".downsample.0", name + ".downsample.1", input, inputChannels, channels, 1, stride);
    }

    private String joined(String name, String residual, String shortcut, String relu) {
        layers.add(new Add(name + ".add", residual, shortcut));
        layers.add(new Relu(name + relu, name + ".add"));
        return name + relu;
    }

    private String normalised(
            String convolution, String norm, String input, int inputChannels, int channels, int kernel, int stride) {
        layers.add(new Convolution(convolution, input, inputChannels, channels, kernel, stride, kernel / 2, false));
        layers.add(new BatchNorm(norm, convolution, channels, true));
        return norm;
    }
}
