package org.discern.engine;

import java.util.HashMap;
import java.util.Map;

/// What a picture costs in a network, counted layer by layer.
///
/// @param multiplyAdds of a forward pass, of convolutions and linear layers
/// @param values that all layers put out, which training keeps for its backward pass
/// @param parameters that are trained
public record NetworkCost(long multiplyAdds, long values, long parameters) {
    private record Shape(long channels, int side) {
        long values() {
            return channels * side * side;
        }
    }

    /// The cost of a picture of `sidePixels` x `sidePixels`.
    public static NetworkCost of(Network network, int sidePixels) {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put(Network.INPUT, new Shape(network.inputChannels(), sidePixels));
        long multiplyAdds = 0;
        long values = 0;
        for (Layer layer : network.layers()) {
            Shape input = shapes.getOrDefault(layer.inputs().getFirst(), new Shape(0, 1));
            Shape output = output(layer, input, shapes);
            multiplyAdds += switch (layer) {
                case Layer.Convolution c -> output.values() * c.inputChannels() * c.kernel() * c.kernel();
                case Layer.Linear l -> (long) l.inputFeatures() * l.outputFeatures();
                default -> 0L;
            };
            values += output.values();
            shapes.put(layer.name(), output);
        }
        long parameters = network.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                .mapToLong(Parameter::size)
                .sum();
        return new NetworkCost(multiplyAdds, values, parameters);
    }

    private static Shape output(Layer layer, Shape input, Map<String, Shape> shapes) {
        return switch (layer) {
            case Layer.Convolution c ->
                new Shape(c.outputChannels(), windows(input.side() + 2 * c.padding() - c.kernel(), c.stride(), false));
            case Layer.MaxPool p ->
                new Shape(input.channels(), windows(input.side() + 2 * p.padding() - p.kernel(), p.stride(), p.ceil()));
            case Layer.AveragePool p -> new Shape(input.channels(), input.side() / p.kernel());
            case Layer.GlobalAveragePool _ -> new Shape(input.channels(), 1);
            case Layer.Linear l -> new Shape(l.outputFeatures(), 1);
            case Layer.Concat c ->
                new Shape(
                        c.inputs().stream()
                                .mapToLong(
                                        name -> shapes.getOrDefault(name, input).channels())
                                .sum(),
                        input.side());
            case Layer.BatchNorm _, Layer.Relu _, Layer.Add _ -> input;
        };
    }

    private static int windows(int room, int stride, boolean ceil) {
        return (ceil ? Math.ceilDiv(room, stride) : room / stride) + 1;
    }
}
