package org.discern.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.discern.config.EncoderConfig;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Layer.Convolution;
import org.discern.engine.Layer.Linear;
import org.discern.engine.Layer.Relu;

/// A network described as data: each engine builds it its own way, and all agree on names, shapes and first
/// values.
///
/// @param inputChannels channels of the pictures it reads
/// @param draw how torchvision draws the first values of its convolutions
/// @param layers in an order in which each reads only what stands before it; the last one is the output
/// @param features name of the layer whose output is the embedding
/// @param featureCount values of one embedding
public record Network(int inputChannels, Draw draw, List<Layer> layers, String features, int featureCount) {
    /// Distributions of first values of convolutions (He et al. 2015), by what keeps its variance.
    public enum Draw {
        /// Normal, variance `2 / fan-out`: gradients keep theirs.
        NORMAL_FAN_OUT,
        /// Normal, variance `2 / fan-in`: values keep theirs.
        NORMAL_FAN_IN,
        /// Uniform with variance `2 / fan-in`.
        UNIFORM_FAN_IN
    }

    /// Name by which layers read the pictures.
    public static final String INPUT = "input";
    /// Name below which the projection head's layers stand; torchvision has none.
    public static final String HEAD = "head";

    public Network {
        layers = List.copyOf(layers);
        Set<String> known = new HashSet<>(Set.of(INPUT));
        for (Layer layer : layers) {
            if (!known.containsAll(layer.inputs()))
                throw new IllegalArgumentException(layer.name() + " reads " + layer.inputs());
            if (!known.add(layer.name())) throw new IllegalArgumentException("two layers named " + layer.name());
        }
        if (!known.contains(features)) throw new IllegalArgumentException("no layer named " + features);
    }

    /// The encoder that the settings describe, without head.
    public static Network encoder(EncoderConfig config) {
        return switch (config.network()) {
            case RESNET18 -> ResNet.resnet18(config.width(), config.inputChannels());
            case RESNET50 -> ResNet.resnet50(config.width(), config.inputChannels());
            case DENSENET121 -> DenseNet.densenet121(config.width(), config.inputChannels());
            case SQUEEZENET1_1 -> SqueezeNet.squeezenet11(config.width(), config.inputChannels());
        };
    }

    /// The key encoder that the settings describe: with projection head.
    public static Network keyEncoder(EncoderConfig config) {
        return encoder(config).withProjectionHead(config);
    }

    /// The query encoder: the same, and behind it the predictor where the head has one (MoCo v3).
    public static Network queryEncoder(EncoderConfig config) {
        Network projecting = keyEncoder(config);
        return config.head() == EncoderConfig.Head.PREDICTOR
                ? projecting.withTwoLayers("predictor", projecting.output(), config.projectionDimension(), config)
                : projecting;
    }

    /// Name of the last layer.
    public String output() {
        return layers.getLast().name();
    }

    /// Values of one output.
    public int outputCount() {
        return switch (layers.getLast()) {
            case Linear linear -> linear.outputFeatures();
            case BatchNorm norm -> norm.channels();
            default -> featureCount;
        };
    }

    /// This network with a linear layer behind its features: the classifier when named `fc`, as torchvision
    /// does.
    public Network withLinear(String name, int outputs) {
        return with(new Linear(name, features, featureCount, outputs, true));
    }

    /// This network with the projection head that the settings describe: linear (MoCo v1), two layers with ReLU
    /// (MoCo v2), or two with batch normalisation (MoCo v3).
    private Network withProjectionHead(EncoderConfig config) {
        return switch (config.head()) {
            case LINEAR -> withLinear(HEAD, config.projectionDimension());
            case MLP ->
                withLinear(HEAD + ".0", featureCount)
                        .with(new Relu(HEAD + ".1", HEAD + ".0"))
                        .with(new Linear(HEAD + ".2", HEAD + ".1", featureCount, config.projectionDimension(), true));
            case PREDICTOR -> {
                Network projector = withTwoLayers(HEAD, features, featureCount, config);
                yield projector.with(
                        new BatchNorm(HEAD + ".4", projector.output(), config.projectionDimension(), false));
            }
        };
    }

    /// Linear layer, batch normalisation, ReLU, linear layer: as the published code has them, without bias.
    private Network withTwoLayers(String name, String input, int inputs, EncoderConfig config) {
        int hidden = config.hiddenDimension();
        return with(new Linear(name + ".0", input, inputs, hidden, false))
                .with(new BatchNorm(name + ".1", name + ".0", hidden, true))
                .with(new Relu(name + ".2", name + ".1"))
                .with(new Linear(name + ".3", name + ".2", hidden, config.projectionDimension(), false));
    }

    private Network with(Layer layer) {
        List<Layer> longer = new ArrayList<>(layers);
        longer.add(layer);
        return new Network(inputChannels, draw, longer, features, featureCount);
    }

    /// Parameters and buffers in torchvision's order.
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (Layer layer : layers) {
            switch (layer) {
                case Convolution c -> {
                    parameters.add(Parameter.trained(
                            c.name() + ".weight", c.outputChannels(), c.inputChannels(), c.kernel(), c.kernel()));
                    if (c.bias()) parameters.add(Parameter.trained(c.name() + ".bias", c.outputChannels()));
                }
                case BatchNorm b -> {
                    if (b.affine()) {
                        parameters.add(Parameter.trained(b.name() + ".weight", b.channels()));
                        parameters.add(Parameter.trained(b.name() + ".bias", b.channels()));
                    }
                    parameters.add(new Parameter(b.name() + ".running_mean", Parameter.Kind.STATISTIC, b.channels()));
                    parameters.add(new Parameter(b.name() + ".running_var", Parameter.Kind.STATISTIC, b.channels()));
                    parameters.add(new Parameter(b.name() + ".num_batches_tracked", Parameter.Kind.COUNTER));
                }
                case Linear l -> {
                    parameters.add(Parameter.trained(l.name() + ".weight", l.outputFeatures(), l.inputFeatures()));
                    if (l.bias()) parameters.add(Parameter.trained(l.name() + ".bias", l.outputFeatures()));
                }
                case Relu _,
                        Layer.MaxPool _,
                        Layer.AveragePool _,
                        Layer.Concat _,
                        Layer.Add _,
                        Layer.GlobalAveragePool _ -> {}
            }
        }
        return List.copyOf(parameters);
    }

    /// First values as torchvision draws them: convolutions by [#draw] with bias 0, linear layers uniform
    /// within 1 / sqrt(fan-in), batch normalisation the identity. Every layer
    /// draws from its own stream, so that a head or another last layer does not change the encoder.
    public Weights initialWeights(long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        parameters().forEach(parameter -> tensors.put(parameter.name(), parameter.zeros()));
        for (Layer layer : layers) {
            SplittableRandom random = new SplittableRandom(
                    seed * 0x9E3779B97F4A7C15L + layer.name().hashCode());
            switch (layer) {
                case Convolution c -> fill(tensors, c.name() + ".weight", draw(c, random));
                case BatchNorm b -> {
                    if (b.affine()) fill(tensors, b.name() + ".weight", () -> 1);
                    fill(tensors, b.name() + ".running_var", () -> 1);
                }
                case Linear l -> {
                    double bound = 1 / Math.sqrt(l.inputFeatures());
                    fill(tensors, l.name() + ".weight", () -> random.nextDouble(-bound, bound));
                    if (l.bias()) fill(tensors, l.name() + ".bias", () -> random.nextDouble(-bound, bound));
                }
                case Relu _,
                        Layer.MaxPool _,
                        Layer.AveragePool _,
                        Layer.Concat _,
                        Layer.Add _,
                        Layer.GlobalAveragePool _ -> {}
            }
        }
        return new Weights(tensors, Map.of());
    }

    private DoubleSupplier draw(Convolution c, SplittableRandom random) {
        int window = c.kernel() * c.kernel();
        double fanInDeviation = Math.sqrt(2.0 / (c.inputChannels() * window));
        return switch (draw) {
            case NORMAL_FAN_OUT -> {
                double deviation = Math.sqrt(2.0 / (c.outputChannels() * window));
                yield () -> deviation * random.nextGaussian();
            }
            case NORMAL_FAN_IN -> () -> fanInDeviation * random.nextGaussian();
            case UNIFORM_FAN_IN -> {
                double bound = Math.sqrt(3) * fanInDeviation;
                yield () -> random.nextDouble(-bound, bound);
            }
        };
    }

    /// Values with this network's own taken from elsewhere.
    ///
    /// @param values of a larger model, such as this network with a head
    /// @param given by the same names; tensors beside this network's are ignored
    /// @throws org.discern.model.Problem naming the first tensor that is missing or has another shape
    public Weights takenOver(Weights values, Weights given) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        parameters().forEach(parameter -> own.put(parameter.name(), parameter.zeros()));
        given.requireLike(new Weights(own, Map.of()));
        Map<String, Tensor> merged = new LinkedHashMap<>(values.tensors());
        own.keySet().forEach(name -> merged.put(name, given.tensor(name)));
        return new Weights(merged, values.metadata());
    }

    private static void fill(Map<String, Tensor> tensors, String name, DoubleSupplier source) {
        if (!(tensors.get(name) instanceof Tensor.Floats floats)) throw new IllegalStateException(name);
        for (int i = 0; i < floats.values().length; i++) floats.values()[i] = (float) source.getAsDouble();
    }
}
