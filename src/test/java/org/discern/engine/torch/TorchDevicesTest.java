package org.discern.engine.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.engine.Batches;
import org.discern.engine.Classifier;
import org.discern.engine.MocoModel;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.testing.Setups;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/// Devices that keep copies, as graphics cards do, played by the processor.
class TorchDevicesTest {
    private static final EncoderConfig ENCODER =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 8, EncoderConfig.Head.MLP, 16);
    private static final WeightingConfig MASS = Setups.weighting(
            WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B"));
    private static final OptimizerConfig ADAM = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.003, 0.9, 1e-4);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void severalWithCopiesTrainAsOneOnTheHost(int devices) {
        TorchEngine host = new TorchEngine(precision -> List.of(TorchDevice.host(precision)));
        TorchEngine others = new TorchEngine(precision -> java.util.Collections.nCopies(
                devices, new TorchDevice(Device.cpu(), true, precision)));
        try (MocoModel alone = host.moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 3), MASS, ADAM, 7);
                MocoModel shared = others.moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 3), MASS, ADAM, 7)) {
            for (int step = 0; step < 3; step++) {
                double expected = alone.step(Batches.pairs(9, step), 0.003, 0.9).loss();
                assertEquals(expected, shared.step(Batches.pairs(9, step), 0.003, 0.9).loss(), 2e-4, "step " + step);
            }
            Weights state = shared.state();
            shared.restore(alone.state());
            for (int step = 3; step < 5; step++) {
                double expected = alone.step(Batches.pairs(9, step), 0.003, 0.9).loss();
                assertEquals(expected, shared.step(Batches.pairs(9, step), 0.003, 0.9).loss(), 2e-4, "step " + step);
            }
            assertArrayEquals(
                    alone.encode(Batches.stripes(3, 1, 1)).features()[2],
                    shared.encode(Batches.stripes(3, 1, 1)).features()[2],
                    5e-3f);
            assertTrue(state.tensors().values().stream().anyMatch(Tensor.Floats.class::isInstance));
        }
    }

    @Test
    void aClassifierWithCopiesLearnsAsOneOnTheHost() {
        TorchEngine copying =
                new TorchEngine(precision -> List.of(new TorchDevice(Device.cpu(), true, precision)));
        float[][] targets = {{1}, {0}, {1}, {0}};
        try (Classifier alone = new TorchEngine().classifier(ENCODER, Batches.SIDE, 1, ADAM, 3);
                Classifier other = copying.classifier(ENCODER, Batches.SIDE, 1, ADAM, 3)) {
            for (int i = 0; i < 3; i++) {
                double expected = alone.step(Batches.stripes(4, i, 1), targets, 0.003);
                assertEquals(expected, other.step(Batches.stripes(4, i, 1), targets, 0.003), 1e-4);
            }
            assertEquals(
                    alone.predict(Batches.stripes(4, 9, 1))[1][0],
                    other.predict(Batches.stripes(4, 9, 1))[1][0],
                    1e-3);
        }
    }

    /// Convolutions in half precision keep 11 bits of a number.
    @Test
    void mixedPrecisionStaysNearAndLearns() {
        try (MocoModel single = new TorchEngine()
                        .moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 1), MASS, ADAM, 7);
                MocoModel mixed = new TorchEngine()
                        .moco(Setups.mixed(ENCODER), Batches.SIDE, Setups.moco(24, 0.9, 0.2, 1), MASS, ADAM, 7)) {
            double highest = 0;
            double last = 0;
            for (int i = 0; i < 40; i++) {
                double expected = single.step(Batches.pairs(12, 1), 0.003, 0.9).loss();
                last = mixed.step(Batches.pairs(12, 1), 0.003, 0.9).loss();
                assertEquals(expected, last, 0.5, "step " + i);
                highest = Math.max(highest, last);
            }
            assertTrue(last < highest - 0.5, highest + " to " + last);
        }
    }
}
