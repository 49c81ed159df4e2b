package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.PairBatch;
import org.discern.engine.KeyOrder;
import org.discern.engine.MocoModel;
import org.discern.engine.NegativeWeights;
import org.discern.engine.Network;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.MomentumUpdate;
import org.discern.engine.host.Optimizer;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// Momentum contrast on libtorch.
final class TorchMoco implements MocoModel {
    private static final String QUERY = "queryEncoder.";
    private static final String KEY = "keyEncoder.";
    private static final String OPTIMIZER = "optimizer.";

    private final Network encoder;
    private final Network network;
    private final TorchNetwork queryEncoder;
    private final TorchNetwork keyEncoder;
    private final KeyOrder keyOrder;
    private final TorchQueue queue;
    private final TorchLoss infoNce;
    private final NegativeWeights negativeWeights;
    private final MomentumUpdate momentumUpdate;
    private final Optimizer optimizer;

    TorchMoco(EncoderConfig config, MocoConfig moco, WeightingConfig weighting, OptimizerConfig optimizer, long seed) {
        encoder = Network.encoder(config);
        network = encoder.withProjectionHead(config);
        Weights first = network.initialWeights(seed);
        queryEncoder = new TorchNetwork(network, first, moco.batchNormGroups());
        queryEncoder.vectors().requireGradients();
        keyEncoder = new TorchNetwork(network, first, moco.batchNormGroups());
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        queue = new TorchQueue(moco.queueSize(), config.projectionDimension(), seed);
        infoNce = new TorchLoss(moco.temperature());
        negativeWeights = new NegativeWeights(weighting, moco.temperature(), seed);
        momentumUpdate = new MomentumUpdate(moco.momentum());
        this.optimizer =
                Optimizer.of(optimizer, HostMemory.length(queryEncoder.vectors().values()));
    }

    /// He et al. 2020, algorithm 1. Shapes: N batch, C projection, K queue. Nothing is changed before the loss
    /// is known to be finite.
    @Override
    public StepResult step(PairBatch batch, double learningRate) {
        try (PtNDManager scope = queryEncoder.scope();
                Gradients _ = Gradients.kept()) {
            PtNDArray k = unitKeys(batch.keys(), scope); // N x C, batch statistics, no gradient
            PtNDArray q = unit(queryEncoder.forward(queryEncoder.array(batch.queries(), scope))); // N x C
            NegativeWeights.Realised weights =
                    negativeWeights.of(batch.queryTags(), queue.ring(), optimizer.steps()); // N x K
            TorchLoss.Contrast contrast = infoNce.evaluate(q, k, queue.keys(), logs(weights, scope));
            double loss = contrast.loss().getFloat();
            queryEncoder.backward(contrast.loss(), null);
            requireFinite(loss, queryEncoder.vectors().gradient());
            queryEncoder.commitStatistics();
            keyEncoder.commitStatistics();
            optimizer.update(
                    queryEncoder.vectors().values(), queryEncoder.vectors().gradient(), learningRate);
            momentumUpdate.apply(
                    queryEncoder.vectors().values(), keyEncoder.vectors().values());
            queue.enqueue(k, batch.keyTags()); // the oldest N keys leave
            return new StepResult(
                    loss,
                    contrast.accuracy(),
                    spread(q),
                    weights.sameDiseaseShare(),
                    weights.sameDiseaseWeight(),
                    weights.differentDiseaseWeight(),
                    queue.ring().fill());
        }
    }

    private PtNDArray unitKeys(ImageBatch pictures, PtNDManager scope) {
        int[] order = keyOrder.at(optimizer.steps(), pictures.size());
        PtNDArray input = keyEncoder.array(KeyOrder.shuffled(pictures, order), scope);
        PtNDArray projections = keyEncoder.forwardWithoutGradient(input);
        float[][] rows = TorchNetwork.rows(projections);
        int[] back = KeyOrder.back(order);
        float[][] inOrder = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) inOrder[i] = rows[back[i]];
        return unit((PtNDArray) scope.create(inOrder));
    }

    private static PtNDArray unit(PtNDArray rows) {
        return JniUtils.normalize(rows, 2, 1, 1e-12);
    }

    private static @Nullable PtNDArray logs(NegativeWeights.Realised weights, PtNDManager scope) {
        float[] logs = weights.logWeights();
        if (logs == null) return null;
        return (PtNDArray) scope.create(logs, new Shape(weights.queries(), logs.length / weights.queries()));
    }

    /// Standard deviation over the rows, mean over dimensions, times the square root of their number: near 1
    /// when the rows are spread over the sphere, near 0 when they have collapsed.
    private static double spread(PtNDArray q) {
        float[][] rows = TorchNetwork.rows(q);
        double sum = 0;
        for (int c = 0; c < rows[0].length; c++) {
            double mean = 0;
            for (float[] row : rows) mean += row[c] / (double) rows.length;
            double squares = 0;
            for (float[] row : rows) squares += (row[c] - mean) * (row[c] - mean);
            sum += Math.sqrt(squares / rows.length);
        }
        return sum / rows[0].length * Math.sqrt(rows[0].length);
    }

    static void requireFinite(double loss, MemorySegment gradient) {
        if (Double.isFinite(loss) && HostMemory.allFinite(gradient)) return;
        throw new Problem(
                "the loss is no longer a finite number",
                "use a smaller learning rate, a warm-up or a larger temperature");
    }

    @Override
    public void loadEncoder(Weights given) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        queryEncoder.save("", own);
        Weights loaded = encoder.takenOver(new Weights(own, Map.of()), given);
        queryEncoder.restore("", loaded);
        keyEncoder.restore("", loaded);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return TorchEncoder.encode(pictures, network, queryEncoder);
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        queryEncoder.save(QUERY, state);
        keyEncoder.save(KEY, state);
        queue.save(state);
        state.put(OPTIMIZER + "steps", new Tensor.Longs(new int[0], new long[] {optimizer.steps()}));
        optimizer
                .memory()
                .forEach((name, vector) -> queryEncoder.vectors().save(OPTIMIZER + name + ".", vector, state));
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        queryEncoder.restore(QUERY, state);
        keyEncoder.restore(KEY, state);
        queue.restore(state);
        optimizer.setSteps(state.longs(OPTIMIZER + "steps")[0]);
        optimizer
                .memory()
                .forEach((name, vector) -> queryEncoder.vectors().restore(OPTIMIZER + name + ".", vector, state));
    }

    /// Number of arrays that live as long as the model: its values, and what was forgotten to be closed.
    int held() {
        return queryEncoder.held() + keyEncoder.held() + queue.held();
    }

    @Override
    public void close() {
        queryEncoder.close();
        keyEncoder.close();
        queue.close();
        optimizer.close();
    }
}
