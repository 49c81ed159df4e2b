package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.config.EncoderConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.model.Problem;
import org.discern.testing.RealData;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedWeightsTest {
    private static final String SQUEEZENET = "weights/squeezenet_v1.1/squeezenet1_1_torchvision.safetensors";

    @TempDir
    private Path folder;

    /// A stem folded to one channel sees in a grey picture what the file's own sees in three equal channels.
    @Test
    void foldsAColourStemWithoutChangingWhatGreyPicturesGive() {
        float[][] grey = encode(EncoderConfig.Pictures.GREY);
        float[][] colour = encode(EncoderConfig.Pictures.COLOUR);
        for (int i = 0; i < grey.length; i++) {
            assertEquals(512, grey[i].length);
            for (int c = 0; c < 512; c++) assertEquals(colour[i][c], grey[i][c], 1e-3 * (1 + Math.abs(colour[i][c])));
        }
    }

    @Test
    void leavesTheClassifierOutAndBeginsMissingCountersAtZero() {
        EncoderConfig config = config(EncoderConfig.NetworkName.RESNET18, EncoderConfig.Pictures.GREY, 4);
        Network network = Network.encoder(config).withLinear("fc", 7);
        Map<String, Tensor> written =
                new LinkedHashMap<>(network.initialWeights(5).tensors());
        written.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
        Weights read = PretrainedWeights.read(file(written), config);
        assertEquals(
                Network.encoder(config).parameters().stream()
                        .map(Parameter::name)
                        .toList(),
                read.tensors().keySet().stream().toList());
        assertEquals(0, read.longs("bn1.num_batches_tracked")[0]);
        assertArrayEquals(network.initialWeights(5).floats("conv1.weight"), read.floats("conv1.weight"));
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedByTheNameOfATensor() {
        EncoderConfig narrow = config(EncoderConfig.NetworkName.RESNET18, EncoderConfig.Pictures.GREY, 4);
        EncoderConfig wide = config(EncoderConfig.NetworkName.RESNET18, EncoderConfig.Pictures.GREY, 8);
        Path file = file(Network.encoder(narrow).initialWeights(1).tensors());
        Problem shape = assertThrows(Problem.class, () -> PretrainedWeights.read(file, wide));
        assertTrue(shape.what().contains("'conv1.weight' has shape [4, 1, 7, 7]"), shape.what());
        EncoderConfig other = config(EncoderConfig.NetworkName.DENSENET121, EncoderConfig.Pictures.GREY, 8);
        Problem missing = assertThrows(Problem.class, () -> PretrainedWeights.read(file, other));
        assertTrue(missing.what().contains("no tensor 'features.conv0.weight'"), missing.what());
    }

    private Path file(Map<String, Tensor> tensors) {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, new Weights(tensors, Map.of()));
        return file;
    }

    private static float[][] encode(EncoderConfig.Pictures pictures) {
        EncoderConfig config = config(EncoderConfig.NetworkName.SQUEEZENET1_1, pictures, 64);
        Weights encoder = PretrainedWeights.read(RealData.at(SQUEEZENET), config);
        Network network = Network.keyEncoder(config);
        Weights all = Network.encoder(config).takenOver(network.initialWeights(1), encoder);
        try (Encoder frozen = new Dl4jEngine().encoder(config, 64, all)) {
            return frozen.encode(noise()).features();
        }
    }

    private static ImageBatch noise() {
        SplittableRandom random = new SplittableRandom(3);
        float[] pixels = new float[3 * 64 * 64];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) (100 * random.nextGaussian());
        return new ImageBatch(3, 64, pixels);
    }

    private static EncoderConfig config(EncoderConfig.NetworkName network, EncoderConfig.Pictures pictures, int width) {
        return Setups.encoder(network, pictures, width, EncoderConfig.Head.LINEAR, 8);
    }
}
