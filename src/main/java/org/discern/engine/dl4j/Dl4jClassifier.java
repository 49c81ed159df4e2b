package org.discern.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Classifier;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.BinaryCrossEntropy;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.Optimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Encoder with a linear layer, on DL4J.
final class Dl4jClassifier implements Classifier {
    private static final String OPTIMIZER = "optimizer.";
    private static final String LINEAR = "fc";

    private final Network encoder;
    private final NetworkGraph graph;
    private final Optimizer optimizer;

    Dl4jClassifier(EncoderConfig config, int sidePixels, int findings, OptimizerConfig optimizer, long seed) {
        encoder = Network.encoder(config);
        Network network = encoder.withLinear(LINEAR, findings);
        graph = new NetworkGraph(network, sidePixels, network.initialWeights(seed));
        this.optimizer = Optimizer.of(optimizer, HostMemory.length(graph.parameters()));
    }

    @Override
    public void loadEncoder(Weights weights) {
        graph.restore("", encoder.takenOver(state(), weights));
    }

    @Override
    public double step(ImageBatch pictures, float[][] targets, double learningRate) {
        try (INDArray input = graph.array(pictures)) {
            Judged judged = graph.backward(input, logits -> Judged.of(logits, targets));
            Dl4jMoco.requireFinite(judged.loss(), graph.gradient());
            graph.commitStatistics();
            optimizer.update(graph.parameters(), graph.gradient(), learningRate);
            return judged.loss();
        }
    }

    private record Judged(double loss, INDArray gradient) implements HasGradient {
        static Judged of(INDArray logits, float[][] targets) {
            BinaryCrossEntropy loss = BinaryCrossEntropy.of(logits.toFloatMatrix(), targets);
            return new Judged(loss.loss(), Nd4j.create(loss.gradient(), logits.shape(), DataType.FLOAT));
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
        try (INDArray input = graph.array(pictures)) {
            return graph.evaluate(input, layer).getFirst();
        }
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        graph.save("", state);
        state.put(OPTIMIZER + "steps", new Tensor.Longs(new int[0], new long[] {optimizer.steps()}));
        optimizer.memory().forEach((name, vector) -> graph.saveVector(OPTIMIZER + name + ".", vector, state));
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        graph.restore("", state);
        optimizer.setSteps(state.longs(OPTIMIZER + "steps")[0]);
        optimizer.memory().forEach((name, vector) -> graph.restoreVector(OPTIMIZER + name + ".", vector, state));
    }

    @Override
    public void close() {
        graph.close();
        optimizer.close();
    }
}
