package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.PairBatch;
import org.discern.engine.dl4j.Dl4jEngine;
import org.discern.engine.torch.TorchEngine;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The two engines check each other: the same weights and batch give the same embeddings, loss and gradients,
/// and what one began the other goes on with.
class EnginesAgreeTest {
    private static final double RATE = 1;
    private static final int BATCH = 8;
    private static final EncoderConfig RESNET =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 8, EncoderConfig.Head.MLP, 16);
    private static final WeightingConfig MASS = Setups.weighting(
            WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.MASK, List.of("A", "B"));
    /// One step of it at rate 1 moves the parameters by their gradient.
    private static final OptimizerConfig PLAIN = new OptimizerConfig(OptimizerConfig.Kind.SGD, RATE, 0, 0);

    @ParameterizedTest
    @EnumSource(EncoderConfig.NetworkName.class)
    void giveTheSameEmbeddingsLossAndGradients(EncoderConfig.NetworkName network) {
        // TorchvisionTests says why ResNet-50's gradients cannot be had nearer.
        double tolerance = network == EncoderConfig.NetworkName.RESNET50 ? 5e-2 : 1e-3;
        // Groups of 4 leave the last stages of the deep networks too few values for single precision.
        int groups = network == EncoderConfig.NetworkName.RESNET18 ? 2 : 1;
        EncoderConfig encoder = Setups.encoder(network, 8, EncoderConfig.Head.MLP, 16);
        assertAgree(encoder, Setups.moco(32, 0.9, 0.2, groups), MASS, tolerance);
    }

    @ParameterizedTest
    @CsvSource({"MASS, 0, 0.4", "RATIO, 0.7, 0", "NONE, 0.5, 0.5"})
    void agreeOnHardnessAndSupervision(WeightingConfig.Kind kind, double hardness, double supervised) {
        WeightingConfig weighting = Setups.weighting(
                kind, 0.9, 4, 0.15, hardness, supervised, WeightingConfig.SamePatient.MASK, List.of("A", "B"));
        assertAgree(RESNET, Setups.moco(32, 0.9, 0.2, 2), weighting, 1e-3);
    }

    @Test
    void agreeOnContrastWithinTheBatch() {
        EncoderConfig predicting =
                Setups.encoder(EncoderConfig.NetworkName.RESNET18, 8, EncoderConfig.Head.PREDICTOR, 16);
        assertAgree(predicting, Setups.inBatch(BATCH, 0.5, 1), MASS, 1e-3);
    }

    private static void assertAgree(
            EncoderConfig encoder, MocoConfig moco, WeightingConfig weighting, double tolerance) {
        int side = 2 * Batches.SIDE;
        try (MocoModel dl4j = new Dl4jEngine().moco(encoder, side, moco, weighting, PLAIN, 7);
                MocoModel torch = new TorchEngine().moco(encoder, side, moco, weighting, PLAIN, 7)) {
            assertNear(dl4j.state(), torch.state(), 0, "the same seed, the same first values");
            // A first step fills the queue.
            dl4j.step(pairs(2), 1e-3, 0.9);
            torch.restore(dl4j.state());
            Weights start = dl4j.state();
            ImageBatch pictures = enlarged(Batches.stripes(5, 9, 1));
            assertNear(dl4j.encode(pictures).features(), torch.encode(pictures).features(), 1e-4);
            assertNear(
                    dl4j.encode(pictures).projections(), torch.encode(pictures).projections(), 1e-4);

            PairBatch batch = pairs(3);
            MocoModel.StepResult expected = dl4j.step(batch, RATE, 0.9);
            MocoModel.StepResult actual = torch.step(batch, RATE, 0.9);
            assertEquals(expected.loss(), actual.loss(), 1e-5 * expected.loss());
            assertEquals(expected.contrastAccuracy(), actual.contrastAccuracy());
            assertEquals(
                    expected.representation().spread(), actual.representation().spread(), 1e-4);
            assertEquals(
                    expected.representation().alignment(),
                    actual.representation().alignment(),
                    1e-4);
            assertEquals(expected.sameDiseaseWeight(), actual.sameDiseaseWeight());
            double[] gradient = moved(start, dl4j.state());
            double[] other = moved(start, torch.state());
            double difference = 0;
            double length = 0;
            for (int i = 0; i < gradient.length; i++) {
                difference += (gradient[i] - other[i]) * (gradient[i] - other[i]);
                length += gradient[i] * gradient[i];
            }
            assertTrue(Math.sqrt(difference / length) < tolerance, "relative " + Math.sqrt(difference / length));
        }
    }

    @ParameterizedTest
    @CsvSource({"SGD, dl4j, torch", "ADAM, dl4j, torch", "SGD, torch, dl4j", "ADAM, torch, dl4j"})
    void goOnWithWhatTheOtherBegan(OptimizerConfig.Kind kind, String first, String second) {
        OptimizerConfig optimizer = new OptimizerConfig(kind, 0.01, 0.9, 1e-4);
        try (MocoModel alone = model(engine(first), optimizer);
                MocoModel begun = model(engine(first), optimizer);
                MocoModel resumed = model(engine(second), optimizer)) {
            for (int step = 0; step < 3; step++) {
                alone.step(pairs(step), 0.003, 0.9);
                begun.step(pairs(step), 0.003, 0.9);
            }
            resumed.restore(begun.state());
            for (int step = 3; step < 6; step++) {
                double expected = alone.step(pairs(step), 0.003, 0.9).loss();
                assertEquals(expected, resumed.step(pairs(step), 0.003, 0.9).loss(), 5e-3, "step " + step);
            }
        }
    }

    private static Engine engine(String name) {
        return name.equals("torch") ? new TorchEngine() : new Dl4jEngine();
    }

    private static PairBatch pairs(long seed) {
        PairBatch small = Batches.pairs(BATCH, seed);
        return new PairBatch(enlarged(small.queries()), enlarged(small.keys()), small.queryTags(), small.keyTags());
    }

    /// Twice the side: the last stages of the deep networks then have enough values to normalise by in single
    /// precision.
    private static ImageBatch enlarged(ImageBatch pictures) {
        int side = 2 * pictures.sidePixels();
        float[] pixels = new float[4 * pictures.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            int picture = i / (side * side);
            int row = i / side % side / 2;
            int column = i % side / 2;
            pixels[i] = pictures.pixels()[(picture * side / 2 + row) * side / 2 + column];
        }
        return new ImageBatch(pictures.size(), side, pixels);
    }

    private static MocoModel model(Engine engine, OptimizerConfig optimizer) {
        return engine.moco(RESNET, 2 * Batches.SIDE, Setups.moco(32, 0.9, 0.2, 2), MASS, optimizer, 7);
    }

    private static double[] moved(Weights from, Weights to) {
        return from.tensors().keySet().stream()
                .filter(name -> name.startsWith("queryEncoder.") && (name.endsWith("weight") || name.endsWith("bias")))
                .flatMapToDouble(name -> {
                    float[] before = from.floats(name);
                    float[] after = to.floats(name);
                    return java.util.stream.IntStream.range(0, before.length)
                            .mapToDouble(i -> before[i] - (double) after[i]);
                })
                .toArray();
    }

    private static void assertNear(float[][] expected, float[][] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            for (int c = 0; c < expected[i].length; c++) assertEquals(expected[i][c], actual[i][c], tolerance);
        }
    }

    private static void assertNear(Weights expected, Weights actual, double tolerance, String message) {
        expected.tensors().forEach((name, tensor) -> {
            if (!(tensor instanceof Tensor.Floats floats)) return;
            float[] other = actual.floats(name);
            for (int i = 0; i < other.length; i++) {
                assertEquals(floats.values()[i], other[i], tolerance, message + ": " + name);
            }
        });
    }
}
