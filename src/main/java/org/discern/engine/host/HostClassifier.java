package org.discern.engine.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.discern.config.OptimizerConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;
import org.discern.engine.Classifier;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// Encoder with a linear layer, trained on labels; clinical values count for nothing.
public final class HostClassifier implements Classifier {
    private static final String LINEAR = "fc";

    private final Network encoder;
    private final Training training;

    /// @param build builds a network with its first values
    public HostClassifier(
            Network encoder, int outputs, OptimizerConfig optimizer, Function<Network, HostNetwork> build) {
        this.encoder = encoder;
        this.training = Training.of(build.apply(encoder.withLinear(LINEAR, outputs)), optimizer);
    }

    @Override
    public void loadEncoder(Weights weights) {
        training.network().restore("", encoder.takenOver(state(), weights));
    }

    @Override
    public double step(LabelledBatch batch, double learningRate) {
        training.network().forgetStatistics();
        LabelLoss loss = training.network().backward(batch.pictures(), logits -> LabelLoss.of(logits, batch.targets()));
        training.requireFinite(loss.loss());
        training.update(learningRate);
        training.network().valuesChanged();
        return loss.loss();
    }

    @Override
    public float[][] predict(ImageBatch pictures, float[][] values) {
        float[][] scores = evaluate(pictures, LINEAR);
        for (float[] row : scores) {
            for (int i = 0; i < row.length; i++) row[i] = (float) LabelLoss.probability(row[i]);
        }
        return scores;
    }

    @Override
    public float[][] features(ImageBatch pictures) {
        return evaluate(pictures, encoder.features());
    }

    private float[][] evaluate(ImageBatch pictures, String layer) {
        return training.network().evaluate(pictures, layer).getFirst();
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        training.save("", state);
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        training.restore("", state);
    }

    @Override
    public void close() {
        training.close();
        training.network().close();
    }
}
