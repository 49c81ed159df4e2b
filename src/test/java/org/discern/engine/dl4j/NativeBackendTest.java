package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.discern.engine.ResNet;
import org.junit.jupiter.api.Test;

class NativeBackendTest {
    @Test
    void layersComputeWithOneDnn() {
        NativeBackend.load();
        assumeTrue(
                System.getProperty("org.bytedeco.javacpp.platform.extension", "")
                        .contains("onednn"),
                "this system's library has no oneDNN");
        assertTrue(BaseMKLDNNHelper.mklDnnEnabled());
        ComputationGraph graph = GraphBuilder.build(ResNet.resnet18(4, 1).withLinear("fc", 2), 32, 1, new OutputLoss());
        assertInstanceOf(MKLDNNConvHelper.class, graph.getLayer("conv1").getHelper());
        assertInstanceOf(
                MKLDNNConvHelper.class, graph.getLayer("layer4.1.conv2").getHelper());
        graph.close();
    }

    /// Variants for AVX2 or AVX-512 would end the process on a processor without.
    @Test
    void theLibraryIsOneForEveryProcessor() {
        NativeBackend.load();
        String path = System.getProperty("java.class.path");
        assertFalse(path.contains("-avx"), path);
        assertFalse(System.getProperty("org.bytedeco.javacpp.platform.extension", "")
                .contains("avx"));
    }

    @Test
    void saysWhatItComputesOn() {
        String device = new Dl4jEngine().device();
        assertTrue(device.matches("ND4J .*, .+, \\d+ threads"), device);
        assertEquals("dl4j", new Dl4jEngine().name());
    }
}
