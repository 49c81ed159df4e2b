package org.discern.engine.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.util.Collections;
import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.LabelledBatch;
import org.discern.engine.Batches;
import org.discern.engine.Classifier;
import org.discern.engine.MocoModel;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Devices that keep copies, as graphics cards do, played by the processor.
class TorchDevicesTest {
    private static final TorchDevice COPYING = new TorchDevice(Device.cpu(), true);
    private static final EncoderConfig ENCODER =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 8, EncoderConfig.Head.MLP, 16);
    private static final WeightingConfig MASS = Setups.weighting(
            WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B"));
    private static final OptimizerConfig ADAM = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.003, 0.9, 1e-4);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void severalWithCopiesTrainAsOneOnTheHost(int devices) {
        TorchEngine host = new TorchEngine(List.of(TorchDevice.HOST));
        TorchEngine others = new TorchEngine(Collections.nCopies(devices, COPYING));
        try (MocoModel alone = host.moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 6), MASS, ADAM, 7);
                MocoModel shared = others.moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 6, 3), MASS, ADAM, 7)) {
            assertStepAlike(alone, shared, 0, 3);
            shared.restore(alone.state());
            assertStepAlike(alone, shared, 3, 5);
            assertArrayEquals(
                    alone.encode(Batches.stripes(3, 1, 1)).features()[2],
                    shared.encode(Batches.stripes(3, 1, 1)).features()[2],
                    5e-3f);
        }
    }

    private static void assertStepAlike(MocoModel alone, MocoModel shared, int from, int to) {
        for (int step = from; step < to; step++) {
            double expected = alone.step(Batches.pairs(24, step), 0.003, 0.9).loss();
            double actual = shared.step(Batches.pairs(24, step), 0.003, 0.9).loss();
            assertEquals(expected, actual, 2e-4, "step " + step);
        }
    }

    @Test
    void aClassifierWithCopiesLearnsAsOneOnTheHost() {
        TorchEngine copying = new TorchEngine(List.of(COPYING));
        float[][] targets = {{1}, {0}, {1}, {0}};
        try (Classifier alone = new TorchEngine().classifier(ENCODER, Batches.SIDE, 1, ADAM, 3);
                Classifier other = copying.classifier(ENCODER, Batches.SIDE, 1, ADAM, 3)) {
            for (int i = 0; i < 3; i++) {
                double expected = alone.step(new LabelledBatch(Batches.stripes(4, i, 1), targets), 0.003);
                assertEquals(expected, other.step(new LabelledBatch(Batches.stripes(4, i, 1), targets), 0.003), 1e-4);
            }
            assertEquals(
                    alone.predict(Batches.stripes(4, 9, 1), new float[4][0])[1][0],
                    other.predict(Batches.stripes(4, 9, 1), new float[4][0])[1][0],
                    1e-3);
        }
    }
}
