package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import org.discern.engine.Layer.AveragePool;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Layer.Concat;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.GlobalAveragePool;
import org.discern.engine.Layer.MaxPool;
import org.discern.engine.Layer.Relu;

/// Densely connected networks ([Huang et al. 2017](https://arxiv.org/abs/1608.06993)) as torchvision builds
/// them, up to their global average, layer `avgpool`.
public final class DenseNet {
    private static final int[] BLOCKS = {6, 12, 24, 16};
    /// Channels between a dense layer's two convolutions, as a multiple of the growth.
    private static final int BOTTLENECK = 4;

    private final List<Layer> layers = new ArrayList<>();
    private final int growth;

    private DenseNet(int growth) {
        this.growth = growth;
    }

    /// DenseNet-121, of `16 * width` features.
    ///
    /// @param width channels of the first convolution; 64 as published. Each dense layer adds half as many
    public static Network densenet121(int width, int inputChannels) {
        DenseNet net = new DenseNet(width / 2);
        net.convolution("features.conv0", Network.INPUT, inputChannels, width, 7, 2);
        net.normalised("features.norm0", "features.relu0", "features.conv0", width);
        net.layers.add(new MaxPool("features.pool0", "features.relu0", 3, 2, 1, false));
        String last = "features.pool0";
        int channels = width;
        for (int block = 0; block < BLOCKS.length; block++) {
            for (int layer = 0; layer < BLOCKS[block]; layer++) {
                String name = "features.denseblock" + (block + 1) + ".denselayer" + (layer + 1);
                last = net.dense(name, last, channels);
                channels += net.growth;
            }
            if (block == BLOCKS.length - 1) break;
            last = net.transition("features.transition" + (block + 1), last, channels);
            channels /= 2;
        }
        net.normalised("features.norm5", "features.relu5", last, channels);
        net.layers.add(new GlobalAveragePool("avgpool", "features.relu5"));
        return new Network(inputChannels, Network.Draw.NORMAL_FAN_IN, net.layers, "avgpool", channels);
    }

    /// What came in, and behind it the channels that this layer adds.
    private String dense(String name, String input, int channels) {
        normalised(name + ".norm1", name + ".relu1", input, channels);
        convolution(name + ".conv1", name + ".relu1", channels, BOTTLENECK * growth, 1, 1);
        normalised(name + ".norm2", name + ".relu2", name + ".conv1", BOTTLENECK * growth);
        convolution(name + ".conv2", name + ".relu2", BOTTLENECK * growth, growth, 3, 1);
        layers.add(new Concat(name + ".concat", List.of(input, name + ".conv2")));
        return name + ".concat";
    }

    /// Half the channels, half the height and width.
    private String transition(String name, String input, int channels) {
        normalised(name + ".norm", name + ".relu", input, channels);
        convolution(name + ".conv", name + ".relu", channels, channels / 2, 1, 1);
        layers.add(new AveragePool(name + ".pool", name + ".conv", 2));
        return name + ".pool";
    }

    private void normalised(String norm, String relu, String input, int channels) {
        layers.add(new BatchNorm(norm, input, channels, true));
        layers.add(new Relu(relu, norm));
    }

    private void convolution(String name, String input, int inputChannels, int channels, int kernel, int stride) {
        layers.add(new Convolution(name, input, inputChannels, channels, kernel, stride, kernel / 2, false));
    }
}
