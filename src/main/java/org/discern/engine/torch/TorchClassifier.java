package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Classifier;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.host.BinaryCrossEntropy;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.Optimizer;

/// Encoder with a linear layer, on libtorch.
final class TorchClassifier implements Classifier {
    private static final String OPTIMIZER = "optimizer.";
    private static final String LINEAR = "fc";

    private final Network encoder;
    private final TorchNetwork graph;
    private final Optimizer optimizer;

    TorchClassifier(EncoderConfig config, int findings, OptimizerConfig optimizer, long seed) {
        encoder = Network.encoder(config);
        Network network = encoder.withLinear(LINEAR, findings);
        graph = new TorchNetwork(network, network.initialWeights(seed), 1);
        graph.vectors().requireGradients();
        this.optimizer =
                Optimizer.of(optimizer, HostMemory.length(graph.vectors().values()));
    }

    @Override
    public void loadEncoder(Weights weights) {
        graph.restore("", encoder.takenOver(state(), weights));
    }

    @Override
    public double step(ImageBatch pictures, float[][] targets, double learningRate) {
        try (PtNDManager scope = graph.scope();
                Gradients _ = Gradients.kept()) {
            PtNDArray logits = graph.forward(graph.array(pictures, scope));
            BinaryCrossEntropy loss = BinaryCrossEntropy.of(TorchNetwork.rows(logits), targets);
            Shape shape = logits.getShape();
            graph.backward(logits, (PtNDArray) scope.create(loss.gradient(), shape));
            TorchMoco.requireFinite(loss.loss(), graph.vectors().gradient());
            graph.commitStatistics();
            optimizer.update(graph.vectors().values(), graph.vectors().gradient(), learningRate);
            return loss.loss();
        }
    }

    @Override
    public float[][] predict(ImageBatch pictures) {
        float[][] scores = evaluate(pictures, LINEAR);
        for (float[] row : scores) {
            for (int i = 0; i < row.length; i++) row[i] = (float) BinaryCrossEntropy.probability(row[i]);
        }
        return scores;
    }

    @Override
    public float[][] features(ImageBatch pictures) {
        return evaluate(pictures, encoder.features());
    }

    private float[][] evaluate(ImageBatch pictures, String layer) {
        try (PtNDManager scope = graph.scope()) {
            return graph.evaluate(graph.array(pictures, scope), layer).getFirst();
        }
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        graph.save("", state);
        state.put(OPTIMIZER + "steps", new Tensor.Longs(new int[0], new long[] {optimizer.steps()}));
        optimizer.memory().forEach((name, vector) -> graph.vectors().save(OPTIMIZER + name + ".", vector, state));
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        graph.restore("", state);
        optimizer.setSteps(state.longs(OPTIMIZER + "steps")[0]);
        optimizer.memory().forEach((name, vector) -> graph.vectors().restore(OPTIMIZER + name + ".", vector, state));
    }

    @Override
    public void close() {
        graph.close();
        optimizer.close();
    }
}
