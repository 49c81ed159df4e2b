package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.EncoderConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCostTest {
    /// Parameters and multiply-adds at 224 px that torchvision's documentation gives (GFLOPS there are
    /// multiply-adds), for 1000 classes and three channels.
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512, 1.81",
        "resnet50, 25557032, 4.09",
        "densenet121, 7978856, 2.83",
        "squeezenet11, 1235496, 0.35"
    })
    void itCountsWhatTorchvisionCounts(String network, long parameters, double giga) {
        EncoderConfig config = ConfigFile.parse(
                        "test", "name: x", List.of("encoder.network=" + network, "encoder.pictures=colour"))
                .encoder();
        // SqueezeNet ends in a convolution there, as many parameters and more multiply-adds than a linear layer.
        Network whole = Network.encoder(config).withLinear("fc", 1000);
        NetworkCost cost = NetworkCost.of(whole, 224);
        assertEquals(parameters, cost.parameters());
        double expected = network.startsWith("squeeze") ? giga - 0.512 * 13 * 13 / 1000 : giga;
        assertEquals(expected, cost.multiplyAdds() / 1e9, 0.006 * giga + 0.005);
    }
}
