package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import org.discern.engine.Layer.Concat;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.GlobalAveragePool;
import org.discern.engine.Layer.MaxPool;
import org.discern.engine.Layer.Relu;

/// SqueezeNet 1.1 ([Iandola et al. 2016](https://arxiv.org/abs/1602.07360)) as torchvision builds it, without
/// its dropout. It has no batch normalisation.
public final class SqueezeNet {
    private final List<Layer> layers = new ArrayList<>();

    private SqueezeNet() {}

    /// Up to the global average of its last stage, layer `avgpool`, of `8 * width` features.
    ///
    /// @param width channels of the first convolution; 64 as published, divisible by 4
    public static Network squeezenet11(int width, int inputChannels) {
        SqueezeNet net = new SqueezeNet();
        String last = net.stages(width, inputChannels);
        net.layers.add(new GlobalAveragePool("avgpool", last));
        return new Network(inputChannels, Network.Draw.UNIFORM_FAN_IN, net.layers, "avgpool", 8 * width);
    }

    /// The network as published, whose classifier is a convolution before the average, with a ReLU: its output
    /// is never negative.
    public static Network withItsClassifier(int classes, int inputChannels) {
        SqueezeNet net = new SqueezeNet();
        String last = net.stages(64, inputChannels);
        net.convolution("classifier.1", last, 512, classes, 1, 1, 0);
        net.layers.add(new Relu("classifier.2", "classifier.1"));
        net.layers.add(new GlobalAveragePool("classifier.3", "classifier.2"));
        return new Network(inputChannels, Network.Draw.UNIFORM_FAN_IN, net.layers, "classifier.3", classes);
    }

    private String stages(int width, int inputChannels) {
        int unit = width / 4;
        convolution("features.0", Network.INPUT, inputChannels, width, 3, 2, 0);
        layers.add(new Relu("features.1", "features.0"));
        pool("features.2", "features.1");
        String last = fire("features.3", "features.2", width, unit, 4 * unit);
        last = fire("features.4", last, 8 * unit, unit, 4 * unit);
        pool("features.5", last);
        last = fire("features.6", "features.5", 8 * unit, 2 * unit, 8 * unit);
        last = fire("features.7", last, 16 * unit, 2 * unit, 8 * unit);
        pool("features.8", last);
        last = fire("features.9", "features.8", 16 * unit, 3 * unit, 12 * unit);
        last = fire("features.10", last, 24 * unit, 3 * unit, 12 * unit);
        last = fire("features.11", last, 24 * unit, 4 * unit, 16 * unit);
        return fire("features.12", last, 32 * unit, 4 * unit, 16 * unit);
    }

    /// A 1 x 1 convolution that narrows, and behind it one of 1 x 1 beside one of 3 x 3.
    private String fire(String name, String input, int inputChannels, int squeezed, int expanded) {
        activated(name + ".squeeze", input, inputChannels, squeezed, 1);
        String narrow = name + ".squeeze_activation";
        activated(name + ".expand1x1", narrow, squeezed, expanded, 1);
        activated(name + ".expand3x3", narrow, squeezed, expanded, 3);
        layers.add(new Concat(name, List.of(name + ".expand1x1_activation", name + ".expand3x3_activation")));
        return name;
    }

    private void activated(String name, String input, int inputChannels, int channels, int kernel) {
        convolution(name, input, inputChannels, channels, kernel, 1, kernel / 2);
        layers.add(new Relu(name + "_activation", name));
    }

    private void pool(String name, String input) {
        layers.add(new MaxPool(name, input, 3, 2, 0, true));
    }

    private void convolution(
            String name, String input, int inputChannels, int channels, int kernel, int stride, int padding) {
        layers.add(new Convolution(name, input, inputChannels, channels, kernel, stride, padding, true));
    }
}
