package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
import org.discern.engine.Weights;
import org.discern.engine.host.HostEncoder;
import org.discern.engine.host.KeyQueue;
import org.discern.engine.host.MomentumPair;
import org.discern.engine.host.MomentumUpdate;
import org.discern.engine.host.Training;
import org.jspecify.annotations.Nullable;

/// Momentum contrast on libtorch.
final class TorchMoco implements MocoModel {
    private final PtNDManager manager = NativeTorch.manager();
    private final Arena arena = Arena.ofShared();
    private final Network network;
    private final TorchNetwork queryEncoder;
    private final TorchNetwork keyEncoder;
    private final PtNDArray queueKeys;
    private final MomentumPair pair;
    private final KeyOrder keyOrder;
    private final TorchLoss infoNce;
    private final NegativeWeights negativeWeights;

    TorchMoco(EncoderConfig config, MocoConfig moco, WeightingConfig weighting, OptimizerConfig optimizer, long seed) {
        Network encoder = Network.encoder(config);
        network = encoder.withProjectionHead(config);
        Weights first = network.initialWeights(seed);
        queryEncoder = new TorchNetwork(network, first, moco.batchNormGroups()).inTraining();
        keyEncoder = new TorchNetwork(network, first, moco.batchNormGroups());
        int size = moco.queueSize();
        int dimension = config.projectionDimension();
        MemorySegment keys = arena.allocate((long) size * dimension * Float.BYTES, 64);
        queueKeys = TorchVectors.view(manager, keys, 0, size, dimension);
        pair = new MomentumPair(
                encoder,
                Training.of(queryEncoder, optimizer),
                keyEncoder,
                new MomentumUpdate(moco.momentum()),
                KeyQueue.of(size, dimension, keys, seed));
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        infoNce = new TorchLoss(moco.temperature());
        negativeWeights = new NegativeWeights(weighting, moco.temperature(), seed);
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
                    negativeWeights.of(batch.queryTags(), pair.queue().ring(), pair.steps()); // N x K
            TorchLoss.Contrast contrast = infoNce.evaluate(q, k, queueKeys, logs(weights, scope));
            double loss = contrast.loss().getFloat();
            queryEncoder.backward(contrast.loss(), null);
            pair.query().requireFinite(loss);
            pair.update(learningRate); // the query encoder along its gradient, the key encoder after it
            pair.queue().enqueue(MemorySegment.ofArray(k.toFloatArray()), batch.keyTags()); // the oldest N leave
            return new StepResult(
                    loss,
                    contrast.accuracy(),
                    spread(q),
                    weights.sameDiseaseShare(),
                    weights.sameDiseaseWeight(),
                    weights.differentDiseaseWeight(),
                    pair.queue().ring().fill());
        }
    }

    private PtNDArray unitKeys(ImageBatch pictures, PtNDManager scope) {
        int[] order = keyOrder.at(pair.steps(), pictures.size());
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

    /// Number of arrays that live as long as the model: its values, and what was forgotten to be closed.
    int held() {
        return queryEncoder.held()
                + keyEncoder.held()
                + manager.getManagedArrays().size();
    }

    @Override
    public void loadEncoder(Weights encoder) {
        pair.loadEncoder(encoder);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return new HostEncoder(network, queryEncoder).encode(pictures);
    }

    @Override
    public Weights state() {
        return pair.state();
    }

    @Override
    public void restore(Weights state) {
        pair.restore(state);
    }

    @Override
    public void close() {
        pair.close();
        manager.close();
        arena.close();
    }
}
