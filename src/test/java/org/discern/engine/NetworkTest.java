package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private static final Network RESNET18 = ResNet.resnet18(64, 3).withLinear("fc", 1000);

    @ParameterizedTest
    @CsvSource({"resnet18, 11689512", "resnet50, 25557032", "densenet121, 7978856", "squeezenet1_1, 1235496"})
    void haveThePublishedNumberOfParameters(String name, long expected) {
        long trained = Torchvision.network(name).parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.TRAINED)
                .mapToLong(Parameter::size)
                .sum();
        assertEquals(expected, trained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18", "resnet50", "densenet121", "squeezenet1_1"})
    void parametersHaveTorchvisionsNamesInItsOrder(String name) {
        assertEquals(
                Torchvision.of(name).names(),
                Torchvision.network(name).parameters().stream()
                        .map(Parameter::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void anEncoderHasTheWidthThatIsAskedFor(EncoderConfig.NetworkName name) {
        Network published = Network.encoder(Setups.encoder(name, 64, EncoderConfig.Head.LINEAR, 8));
        Network narrow =
                Network.encoder(Setups.encoder(name, EncoderConfig.Pictures.COLOUR, 16, EncoderConfig.Head.LINEAR, 8));
        assertEquals(published.featureCount(), 4 * narrow.featureCount());
        assertEquals(1, published.parameters().getFirst().shape()[1]);
        assertEquals(3, narrow.parameters().getFirst().shape()[1]);
    }

    @Test
    void theOtherNetworksDrawAsTorchvisionDoes() {
        float[] normal =
                DenseNet.densenet121(64, 1).initialWeights(1).floats("features.denseblock1.denselayer1.conv1.weight");
        assertEquals(2.0 / 64, variance(normal), 2e-3);
        float[] uniform = SqueezeNet.squeezenet11(64, 1).initialWeights(1).floats("features.12.expand3x3.weight");
        assertEquals(2.0 / (64 * 9), variance(uniform), 5e-5);
        assertTrue(uniform[0] <= Math.sqrt(6.0 / (64 * 9)));
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
        Network mlp = Network.keyEncoder(config(EncoderConfig.Head.MLP));
        assertEquals("head.2", mlp.output());
        assertEquals(12, mlp.outputCount());
        assertEquals(64, mlp.featureCount());
        assertEquals(
                "head", Network.keyEncoder(config(EncoderConfig.Head.LINEAR)).output());
        assertEquals(
                Network.queryEncoder(config(EncoderConfig.Head.MLP)),
                Network.keyEncoder(config(EncoderConfig.Head.MLP)));
    }

    /// As MoCo v3's published code has it for ResNets: linear layers without bias, the projection's last
    /// normalisation without scale and shift, and a predictor behind the query encoder alone.
    @Test
    void aPredictorStandsBehindTheQueryEncoderAlone() {
        EncoderConfig config = config(EncoderConfig.Head.PREDICTOR);
        List<String> encoder = Network.encoder(config).parameters().stream()
                .map(Parameter::name)
                .toList();
        List<String> key = Network.keyEncoder(config).parameters().stream()
                .map(Parameter::name)
                .filter(name -> !encoder.contains(name))
                .toList();
        assertEquals(
                List.of(
                        "head.0.weight",
                        "head.1.weight",
                        "head.1.bias",
                        "head.1.running_mean",
                        "head.1.running_var",
                        "head.1.num_batches_tracked",
                        "head.3.weight",
                        "head.4.running_mean",
                        "head.4.running_var",
                        "head.4.num_batches_tracked"),
                key);
        Network query = Network.queryEncoder(config);
        assertEquals("predictor.3", query.output());
        assertEquals(12, query.outputCount());
        assertEquals(12, Network.keyEncoder(config).outputCount());
    }

    @Test
    void aLayerThatReadsWhatDoesNotExistIsABug() {
        Layer relu = new Layer.Relu("relu", "conv9");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Network(1, Network.Draw.NORMAL_FAN_IN, List.of(relu), "relu", 1));
    }

    private static EncoderConfig config(EncoderConfig.Head head) {
        return Setups.encoder(EncoderConfig.NetworkName.RESNET18, 8, head, 12);
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
