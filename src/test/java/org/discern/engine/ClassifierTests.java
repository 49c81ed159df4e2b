package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;
import org.discern.fusion.UncertainClass;
import org.discern.model.Problem;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

/// What a classifier promises, whatever the engine.
public abstract class ClassifierTests {
    /// The engine under test.
    protected abstract Engine engine();

    private static final EncoderConfig ENCODER =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.LINEAR, 8);
    private static final OptimizerConfig ADAM = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.003, 0.9, 0);

    private Classifier classifier() {
        return engine().classifier(ENCODER, Batches.SIDE, 2, ADAM, 3);
    }

    private static float[][] targets(int size) {
        float[][] targets = new float[size][2];
        for (int i = 0; i < size; i++) targets[i] = new float[] {i % 2, i % 3 == 0 ? Float.NaN : i / 4 % 2};
        return targets;
    }

    @Test
    void learnsOneBatchByHeart() {
        try (Classifier model = classifier()) {
            ImageBatch pictures = Batches.stripes(8, 2, 1);
            double first = model.step(new LabelledBatch(pictures, targets(8)), 0.003);
            double last = first;
            for (int i = 0; i < 30; i++) last = model.step(new LabelledBatch(pictures, targets(8)), 0.003);
            assertTrue(last < 0.1 * first, first + " to " + last);
        }
    }

    /// One finding's two logits: stripes of one kind positive, of the other uncertain.
    @Test
    void learnsUncertainAsAClassOfItsOwn() {
        try (Classifier model = engine().classifier(ENCODER, Batches.SIDE, 2, ADAM, 3)) {
            ImageBatch pictures = Batches.stripes(8, 2, 1);
            float[][] targets = new float[8][1];
            for (int i = 0; i < 8; i++) targets[i][0] = i % 2 == 0 ? 1 : UncertainClass.TARGET;
            double first = model.step(new LabelledBatch(pictures, targets), 0.003);
            double last = first;
            for (int i = 0; i < 30; i++) last = model.step(new LabelledBatch(pictures, targets), 0.003);
            assertTrue(last < 0.1 * first, first + " to " + last);
        }
    }

    @Test
    void takesOverAnEncoderWithItsStatisticsAndKeepsItsOwnLinearLayer() {
        try (MocoModel moco = engine().moco(
                                ENCODER,
                                Batches.SIDE,
                                Setups.moco(16, 0.9, 0.2, 1),
                                Setups.weighting(
                                        WeightingConfig.Kind.NONE,
                                        0.9,
                                        4,
                                        0.15,
                                        WeightingConfig.SamePatient.KEEP,
                                        List.of()),
                                ADAM,
                                5);
                Classifier model = classifier()) {
            moco.step(Batches.pairs(6, 1), 0.01, 0.9);
            Weights before = model.state();
            model.loadEncoder(moco.state().below("queryEncoder."));
            ImageBatch pictures = Batches.stripes(4, 3, 1);
            float[][] expected = moco.encode(pictures).features();
            float[][] features = model.features(pictures);
            for (int i = 0; i < 4; i++) assertArrayEquals(expected[i], features[i], 1e-6f);
            assertArrayEquals(before.floats("fc.weight"), model.state().floats("fc.weight"));
        }
    }

    @Test
    void predictsTheLogisticFunctionOfTheLinearLayer() {
        try (Classifier model = classifier()) {
            ImageBatch pictures = Batches.stripes(3, 3, 1);
            float[] weight = model.state().floats("fc.weight");
            float[] bias = model.state().floats("fc.bias");
            float[] features = model.features(pictures)[1];
            double score = bias[1];
            for (int i = 0; i < features.length; i++) score += weight[features.length + i] * features[i];
            assertEquals(1 / (1 + Math.exp(-score)), model.predict(pictures, new float[3][0])[1][1], 1e-5);
        }
    }

    @Test
    void refusesAnEncoderThatDoesNotFitAndStaysAsItWas() {
        try (Classifier model = classifier()) {
            Weights before = model.state();
            Problem problem = assertThrows(Problem.class, () -> model.loadEncoder(new Weights(Map.of(), Map.of())));
            assertTrue(problem.what().contains("conv1.weight"), problem.what());
            assertArrayEquals(before.floats("conv1.weight"), model.state().floats("conv1.weight"));
        }
    }

    @Test
    void resumingEqualsTrainingOnBitForBit() {
        ImageBatch pictures = Batches.stripes(6, 2, 1);
        try (Classifier whole = classifier();
                Classifier resumed = classifier()) {
            whole.step(new LabelledBatch(pictures, targets(6)), 0.01);
            Weights middle = whole.state();
            whole.step(new LabelledBatch(pictures, targets(6)), 0.01);
            resumed.restore(middle);
            resumed.step(new LabelledBatch(pictures, targets(6)), 0.01);
            Weights end = whole.state();
            for (String name : List.of(
                    "conv1.weight", "layer4.1.bn2.running_var", "fc.bias", "optimizer.secondMoment.fc.weight")) {
                assertArrayEquals(end.floats(name), resumed.state().floats(name), name);
            }
        }
    }
}
