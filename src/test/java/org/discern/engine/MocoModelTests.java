package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.PairBatch;
import org.discern.model.Problem;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a model of momentum contrast promises, whatever the engine.
public abstract class MocoModelTests {
    /// The engine under test.
    protected abstract Engine engine();

    private static final EncoderConfig ENCODER =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.MLP, 16);
    private static final WeightingConfig MASS = Setups.weighting(
            WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B"));
    private static final double RATE = 0.01;
    private static final int BATCH = 6;

    private MocoModel model(OptimizerConfig.Kind optimizer, int queueSize) {
        return engine().moco(
                        ENCODER,
                        Batches.SIDE,
                        Setups.moco(queueSize, 0.9, 0.2, 2),
                        MASS,
                        new OptimizerConfig(optimizer, RATE, 0.9, 1e-4),
                        7);
    }

    /// Contrast within the batch, both ways, with a predictor (MoCo v3).
    private MocoModel version3(OptimizerConfig.Kind optimizer, int batchSize) {
        return engine().moco(
                        Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.PREDICTOR, 16),
                        Batches.SIDE,
                        Setups.inBatch(batchSize, 0.5, 1),
                        MASS,
                        new OptimizerConfig(optimizer, RATE, 0.9, 1e-4),
                        7);
    }

    private static List<Double> losses(MocoModel model, int fromStep, int toStep) {
        return losses(model, fromStep, toStep, 0.9);
    }

    private static List<Double> losses(MocoModel model, int fromStep, int toStep, double momentum) {
        List<Double> losses = new ArrayList<>();
        for (int step = fromStep; step < toStep; step++)
            losses.add(model.step(Batches.pairs(BATCH, step), RATE, momentum).loss());
        return losses;
    }

    @ParameterizedTest
    @EnumSource(OptimizerConfig.Kind.class)
    void resumingEqualsTrainingOnBitForBit(OptimizerConfig.Kind optimizer) {
        try (MocoModel whole = model(optimizer, 16);
                MocoModel first = model(optimizer, 16);
                MocoModel resumed = model(optimizer, 16)) {
            losses(whole, 0, 4);
            losses(first, 0, 2);
            losses(resumed, 5, 6);
            resumed.restore(first.state());
            losses(resumed, 2, 4);
            assertSame(whole.state(), resumed.state());
        }
    }

    @Test
    void resumingEqualsTrainingOnWithinTheBatchToo() {
        try (MocoModel whole = version3(OptimizerConfig.Kind.LARS, BATCH);
                MocoModel first = version3(OptimizerConfig.Kind.LARS, BATCH);
                MocoModel resumed = version3(OptimizerConfig.Kind.LARS, BATCH)) {
            List<Double> expected = losses(whole, 0, 4);
            losses(first, 0, 2);
            resumed.restore(first.state());
            assertEquals(expected.subList(2, 4), losses(resumed, 2, 4));
            assertSame(whole.state(), resumed.state());
        }
    }

    @Test
    void withinTheBatchItLearnsToTellTheFilmsApart() {
        try (MocoModel model = version3(OptimizerConfig.Kind.ADAM, 12)) {
            PairBatch batch = Batches.pairs(12, 1);
            MocoModel.StepResult last = model.step(batch, 0.003, 0.9);
            double first = last.loss();
            for (int step = 0; step < 40; step++) last = model.step(batch, 0.003, 0.9);
            assertTrue(last.loss() < first - 0.5, first + " to " + last.loss());
            assertTrue(last.contrastAccuracy() > 0.8, "accuracy " + last.contrastAccuracy());
            assertEquals(1, last.queueFill());
        }
    }

    /// Gradient accumulation: batch normalisation sees the same groups either way.
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void aBatchInPartsGivesWhatItGivesAsAWhole(int parts) {
        OptimizerConfig sgd = new OptimizerConfig(OptimizerConfig.Kind.SGD, RATE, 0.9, 1e-4);
        try (MocoModel whole = engine().moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 4), MASS, sgd, 7);
                MocoModel inParts =
                        engine().moco(ENCODER, Batches.SIDE, Setups.moco(24, 0.9, 0.2, 4, parts), MASS, sgd, 7)) {
            for (int step = 0; step < 3; step++) {
                MocoModel.StepResult expected = whole.step(Batches.pairs(16, step), RATE, 0.9);
                MocoModel.StepResult actual = inParts.step(Batches.pairs(16, step), RATE, 0.9);
                assertEquals(expected.loss(), actual.loss(), 2e-3, "step " + step);
                assertEquals(expected.sameDiseaseWeight(), actual.sameDiseaseWeight(), 1e-9);
            }
            assertArrayEquals(
                    whole.state().floats("queryEncoder.bn1.running_mean"),
                    inParts.state().floats("queryEncoder.bn1.running_mean"),
                    1e-4f);
            assertArrayEquals(
                    whole.state().floats("queryEncoder.head.2.weight"),
                    inParts.state().floats("queryEncoder.head.2.weight"),
                    1e-3f);
        }
    }

    @Test
    void theSameSeedGivesTheSameCurve() {
        try (MocoModel a = model(OptimizerConfig.Kind.SGD, 16);
                MocoModel b = model(OptimizerConfig.Kind.SGD, 16)) {
            assertEquals(losses(a, 0, 4), losses(b, 0, 4));
        }
    }

    @Test
    void learnsToTellTheFilmsOfOneBatchApart() {
        try (MocoModel model = model(OptimizerConfig.Kind.ADAM, 12)) {
            PairBatch batch = Batches.pairs(12, 1);
            double first = 0;
            double last = 0;
            // The queue holds the batch's own keys, so that the loss cannot go below that of N equal
            // similarities to one's own key.
            for (int step = 0; step < 40; step++) {
                last = model.step(batch, RATE, 0.9).loss();
                if (step == 2) first = last;
            }
            assertTrue(last < first - 0.5, first + " to " + last);
        }
    }

    @Test
    void momentumOneKeepsTheKeyEncoderAndZeroCopiesTheQueryEncoder() {
        try (MocoModel kept = model(OptimizerConfig.Kind.SGD, 16);
                MocoModel copied = model(OptimizerConfig.Kind.SGD, 16)) {
            Weights before = kept.state();
            losses(kept, 0, 2, 1);
            losses(copied, 0, 2, 0);
            assertSame(
                    parameters(before.below("keyEncoder.")),
                    parameters(kept.state().below("keyEncoder.")));
            Weights after = copied.state();
            assertSame(parameters(after.below("queryEncoder.")), parameters(after.below("keyEncoder.")));
            assertNotEquals(
                    after.floats("queryEncoder.bn1.running_mean")[0],
                    after.floats("keyEncoder.bn1.running_mean")[0],
                    "running statistics are each encoder's own");
        }
    }

    @Test
    void theKeyEncoderFollowsTheQueryEncoderUpToItsPredictor() {
        try (MocoModel copied = version3(OptimizerConfig.Kind.SGD, BATCH)) {
            losses(copied, 0, 2, 0);
            Weights key = parameters(copied.state().below("keyEncoder."));
            Map<String, Tensor> query = new LinkedHashMap<>(
                    parameters(copied.state().below("queryEncoder.")).tensors());
            assertTrue(query.keySet().removeIf(name -> name.startsWith("predictor.")));
            assertSame(new Weights(query, Map.of()), key);
        }
    }

    @Test
    void aLossThatIsNoNumberChangesNothing() {
        try (MocoModel model = model(OptimizerConfig.Kind.SGD, 16)) {
            losses(model, 0, 1);
            Weights before = model.state();
            PairBatch batch = Batches.pairs(BATCH, 3);
            batch.queries().pixels()[5] = Float.NaN;
            assertThrows(Problem.class, () -> model.step(batch, RATE, 0.9));
            assertSame(before, model.state());
            assertTrue(Double.isFinite(losses(model, 4, 5).getFirst()));
        }
    }

    @Test
    void aStateOfAnotherModelIsRefusedByNameAndChangesNothing() {
        try (MocoModel model = model(OptimizerConfig.Kind.SGD, 16);
                MocoModel other = model(OptimizerConfig.Kind.SGD, 17)) {
            Weights before = model.state();
            Problem shape = assertThrows(Problem.class, () -> model.restore(other.state()));
            assertTrue(shape.what().contains("queue.keys"), shape.what());
            Map<String, Tensor> missing = new LinkedHashMap<>(before.tensors());
            missing.remove("queryEncoder.layer2.0.bn1.weight");
            Problem name = assertThrows(Problem.class, () -> model.restore(new Weights(missing, Map.of())));
            assertTrue(name.what().contains("queryEncoder.layer2.0.bn1.weight"), name.what());
            assertSame(before, model.state());
        }
    }

    @Test
    void encodingDoesNotDependOnTheRestOfTheBatchAndProjectsToUnitLength() {
        try (MocoModel model = model(OptimizerConfig.Kind.SGD, 16)) {
            losses(model, 0, 2);
            ImageBatch pictures = Batches.stripes(5, 9, 1);
            int pixels = Batches.SIDE * Batches.SIDE;
            float[] second = Arrays.copyOfRange(pictures.pixels(), pixels, 2 * pixels);
            MocoModel.Encoding all = model.encode(pictures);
            MocoModel.Encoding one = model.encode(new ImageBatch(1, Batches.SIDE, second));
            assertEquals(32, all.features()[1].length);
            assertArrayEquals(all.features()[1], one.features()[0], 1e-5f);
            assertArrayEquals(all.projections()[1], one.projections()[0], 1e-5f);
            double squares = 0;
            for (float value : all.projections()[1]) squares += value * value;
            assertEquals(1, squares, 1e-5);
        }
    }

    @Test
    void reportsWhatTheWeightsBecameAndHowFullTheQueueIs() {
        try (MocoModel model = model(OptimizerConfig.Kind.SGD, 16)) {
            assertEquals(0, model.step(Batches.pairs(BATCH, 0), RATE, 0.9).queueFill());
            MocoModel.StepResult second = model.step(Batches.pairs(BATCH, 1), RATE, 0.9);
            assertEquals(0.375, second.queueFill());
            assertTrue(second.sameDiseaseShare() > 0 && second.sameDiseaseShare() < 1);
            assertTrue(second.representation().spread() > 0
                    && second.representation().spread() <= 1);
        }
    }

    private static Weights parameters(Weights encoder) {
        Map<String, Tensor> trained = new LinkedHashMap<>(encoder.tensors());
        trained.keySet().removeIf(name -> name.contains("running_") || name.contains("num_batches"));
        return new Weights(trained, Map.of());
    }

    private static void assertSame(Weights expected, Weights actual) {
        assertEquals(expected.tensors().keySet(), actual.tensors().keySet());
        for (String name : expected.tensors().keySet()) {
            if (expected.tensors().get(name) instanceof Tensor.Floats floats)
                assertArrayEquals(floats.values(), actual.floats(name), name);
            else assertArrayEquals(expected.longs(name), actual.longs(name), name);
        }
    }
}
