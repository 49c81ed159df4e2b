package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;
import org.discern.fusion.ConcatenationHead;
import org.discern.fusion.FusionHead;
import org.discern.fusion.GatedHead;
import org.discern.fusion.PerceptronHead;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;

/// What a classifier of pictures and clinical values promises, whatever the engine.
public abstract class FusedClassifierTests {
    /// The engine under test.
    protected abstract Engine engine();

    private static final EncoderConfig ENCODER =
            Setups.encoder(EncoderConfig.NetworkName.RESNET18, 4, EncoderConfig.Head.LINEAR, 8);
    private static final OptimizerConfig SGD = new OptimizerConfig(OptimizerConfig.Kind.SGD, 0.1, 0, 0);
    private static final OptimizerConfig ADAM = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.003, 0.9, 0);
    private static final int FEATURES = 32;

    private FusedClassifier classifier(FusionHead head, OptimizerConfig optimizer) {
        return engine().fusedClassifier(ENCODER, Batches.SIDE, head, optimizer, 3);
    }

    private static LabelledBatch batch(ImageBatch pictures) {
        float[][] values = new float[pictures.size()][2];
        float[][] targets = new float[pictures.size()][2];
        for (int i = 0; i < targets.length; i++) {
            values[i] = new float[] {i % 3 - 1, i * 0.1f};
            targets[i] = new float[] {i % 2, i % 3 == 0 ? Float.NaN : i / 4 % 2};
        }
        return new LabelledBatch(pictures, values, targets);
    }

    /// Without values and with equal linear layers it is the classifier of the image alone: the encoder gets the
    /// same gradient back from this head as from the layer that the engine computes.
    @Test
    void withoutValuesItMovesTheEncoderAsTheImageAloneDoes() {
        ImageBatch pictures = Batches.stripes(8, 2, 1);
        FusionHead head = new ConcatenationHead(FEATURES, 0, 2);
        try (Classifier image = engine().classifier(ENCODER, Batches.SIDE, 2, SGD, 3);
                FusedClassifier fused = classifier(head, SGD)) {
            fused.restore(with(
                    with(fused.state(), "fusion.head.weight", image.state().floats("fc.weight")),
                    "fusion.head.bias",
                    image.state().floats("fc.bias")));
            LabelledBatch films = new LabelledBatch(pictures, batch(pictures).targets());
            assertEquals(image.step(films, 0.1), fused.step(films, 0.1), 1e-5);
            for (String name : new String[] {"conv1.weight", "layer4.1.bn2.running_var", "layer4.1.conv2.weight"}) {
                assertArrayEquals(image.state().floats(name), fused.state().floats(name), 1e-5f, name);
            }
            assertArrayEquals(image.state().floats("fc.weight"), fused.state().floats("fusion.head.weight"), 1e-5f);
            assertEquals(
                    image.predict(pictures, films.values())[3][1], fused.predict(pictures, films.values())[3][1], 1e-4);
        }
    }

    @Test
    void learnsOneBatchByHeartWithEachHead() {
        for (FusionHead head : new FusionHead[] {
            new ConcatenationHead(FEATURES, 2, 2), new PerceptronHead(FEATURES, 2, 4, 2), new GatedHead(FEATURES, 2, 2)
        }) {
            try (FusedClassifier model = classifier(head, ADAM)) {
                LabelledBatch films = batch(Batches.stripes(8, 2, 1));
                double first = model.step(films, 0.003);
                double last = first;
                for (int i = 0; i < 30; i++) last = model.step(films, 0.003);
                assertTrue(last < 0.15 * first, head + ": " + first + " to " + last);
            }
        }
    }

    @Test
    void resumingEqualsTrainingOnBitForBit() {
        FusionHead head = new GatedHead(FEATURES, 2, 2);
        LabelledBatch films = batch(Batches.stripes(6, 2, 1));
        try (FusedClassifier whole = classifier(head, ADAM);
                FusedClassifier resumed = classifier(head, ADAM)) {
            whole.step(films, 0.01);
            Weights middle = whole.state();
            whole.step(films, 0.01);
            resumed.restore(middle);
            resumed.step(films, 0.01);
            assertArrayEquals(whole.headParameters(), resumed.headParameters());
            assertArrayEquals(
                    whole.state().floats("conv1.weight"), resumed.state().floats("conv1.weight"));
        }
    }

    @Test
    void predictsWhatItsHeadSaysOfItsFeatures() {
        FusionHead head = new PerceptronHead(FEATURES, 2, 4, 2);
        try (FusedClassifier model = classifier(head, ADAM)) {
            LabelledBatch films = batch(Batches.stripes(3, 3, 1));
            model.step(films, 0.003);
            float[] features = model.features(films.pictures())[1];
            double[] logits = head.logits(model.headParameters(), features, films.values()[1]);
            assertEquals(1 / (1 + Math.exp(-logits[1])), model.predict(films.pictures(), films.values())[1][1], 1e-5);
            assertEquals(FEATURES, features.length);
            assertTrue(Arrays.stream(logits).allMatch(Double::isFinite));
        }
    }

    private static Weights with(Weights weights, String name, float[] values) {
        var tensors = new LinkedHashMap<>(weights.tensors());
        tensors.put(name, new Tensor.Floats(weights.tensor(name).shape(), values));
        return new Weights(tensors, weights.metadata());
    }
}
