package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkTest {
    private static final Network RESNET18 = ResNet.resnet18(64, 3).withLinear("fc", 1000);

    @Test
    void resnet18HasThePublishedNumberOfParameters() {
        long trained = RESNET18.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                .mapToLong(Parameter::size)
                .sum();
        assertEquals(11_689_512, trained);
    }

    @Test
    void parametersHaveTorchvisionsNamesInItsOrder() {
        Path file = RealData.at("reference/torchvision.json");
        JsonNode names = JsonMapper.shared()
                .readTree(file.toFile())
                .get("networks")
                .get("resnet18")
                .get("names");
        assertEquals(
                names.valueStream().map(JsonNode::asString).toList(),
                RESNET18.parameters().stream().map(Parameter::name).toList());
    }

    @Test
    void firstValuesHaveTheVariancesOfTorchvisionAndFollowTheSeed() {
        Weights weights = RESNET18.initialWeights(1);
        assertEquals(2.0 / (512 * 9), variance(weights.floats("layer4.1.conv2.weight")), 2e-6);
        assertEquals(1.0 / 512 / 3, variance(weights.floats("fc.weight")), 1e-5);
        assertEquals(1, weights.floats("bn1.running_var")[63]);
        assertEquals(0, weights.floats("bn1.bias")[63]);
        assertArrayEquals(
                weights.floats("conv1.weight"), RESNET18.initialWeights(1).floats("conv1.weight"));
        assertTrue(
                weights.floats("conv1.weight")[0] != RESNET18.initialWeights(2).floats("conv1.weight")[0]);
        assertArrayEquals(
                weights.floats("conv1.weight"),
                ResNet.resnet18(64, 3).initialWeights(1).floats("conv1.weight"),
                "whatever the last layer");
    }

    @Test
    void headsFollowTheSettings() {
        Network mlp =
                Network.encoder(config(EncoderConfig.Head.MLP)).withProjectionHead(config(EncoderConfig.Head.MLP));
        assertEquals("head.2", mlp.output());
        assertEquals(12, mlp.outputCount());
        assertEquals(64, mlp.featureCount());
        assertEquals(
                "head",
                Network.encoder(config(EncoderConfig.Head.LINEAR))
                        .withProjectionHead(config(EncoderConfig.Head.LINEAR))
                        .output());
    }

    @Test
    void aLayerThatReadsWhatDoesNotExistIsABug() {
        Layer relu = new Layer.Relu("relu", "conv9");
        assertThrows(IllegalArgumentException.class, () -> new Network(1, List.of(relu), "relu", 1));
    }

    private static EncoderConfig config(EncoderConfig.Head head) {
        return new EncoderConfig(EncoderConfig.NetworkName.RESNET18, 8, head, 12);
    }

    private static double variance(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * (double) value;
        }
        return squares / values.length - sum / values.length * sum / values.length;
    }
}
