package org.discern.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.testing.RealData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What torchvision answers for networks whose parameters and input are filled by formula
/// (`reference/torchvision.json`).
public record Torchvision(JsonNode node) {
    private static final int CLASSES = 1000;

    /// @param network such as `resnet18`
    static Torchvision of(String network) {
        return new Torchvision(all().get("networks").get(network));
    }

    static JsonNode all() {
        Path file = RealData.at("reference/torchvision.json");
        return JsonMapper.shared().readTree(file.toFile());
    }

    /// Ours of that name, with three channels and 1000 classes.
    static Network network(String name) {
        return switch (name) {
            case "resnet18" -> ResNet.resnet18(64, 3).withLinear("fc", CLASSES);
            case "resnet50" -> ResNet.resnet50(64, 3).withLinear("fc", CLASSES);
            case "densenet121" -> DenseNet.densenet121(64, 3).withLinear("classifier", CLASSES);
            case "squeezenet1_1" -> SqueezeNet.withItsClassifier(CLASSES, 3);
            default -> throw new IllegalArgumentException(name);
        };
    }

    List<String> names() {
        return node.get("names").valueStream().map(JsonNode::asString).toList();
    }

    int[] inputShape() {
        return node.get("input_shape").valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    double value(String... path) {
        JsonNode at = node;
        for (String name : path) at = at.get(name);
        return at.asDouble();
    }

    double[] values(String... path) {
        JsonNode at = node;
        for (String name : path) at = at.get(name);
        return at.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    double[][] rows(String name) {
        return node.get(name)
                .valueStream()
                .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
                .toArray(double[][]::new);
    }

    static float[] input(int[] shape) {
        float[] x = new float[(int) Tensor.size(shape)];
        for (int i = 0; i < x.length; i++)
            x[i] = (float) (Math.sin(0.013 * i) + 0.5 * Math.cos(0.0071 * i + 0.3 * (i % 7)));
        return x;
    }

    static Weights weights(Network network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Parameter> parameters = network.parameters();
        for (int p = 0; p < parameters.size(); p++) {
            Parameter parameter = parameters.get(p);
            Tensor tensor = parameter.zeros();
            if (tensor instanceof Tensor.Floats floats) {
                for (int j = 0; j < floats.values().length; j++) {
                    double s = Math.sin(0.37 * (j + 1) + 0.11 * (p + 1) * Math.sqrt(j + 1));
                    floats.values()[j] = (float) value(parameter, s);
                }
            }
            tensors.put(parameter.name(), tensor);
        }
        return new Weights(tensors, Map.of());
    }

    private static double value(Parameter parameter, double s) {
        if (parameter.name().endsWith("running_mean")) return 0.05 * s;
        if (parameter.name().endsWith("running_var")) return 1 + 0.2 * Math.abs(s);
        if (parameter.shape().length == 1) return parameter.name().endsWith("weight") ? 1 + 0.1 * s : 0.1 * s;
        double fanIn = parameter.size() / (double) parameter.shape()[0];
        return 1.2 * s * Math.sqrt(2 / fanIn);
    }
}
