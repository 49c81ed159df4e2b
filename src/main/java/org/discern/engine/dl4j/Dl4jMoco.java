package org.discern.engine.dl4j;

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
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.HostEncoder;
import org.discern.engine.host.KeyQueue;
import org.discern.engine.host.MomentumPair;
import org.discern.engine.host.MomentumUpdate;
import org.discern.engine.host.Training;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Momentum contrast on DL4J.
final class Dl4jMoco implements MocoModel {
    private final Network network;
    private final NetworkGraph queryEncoder;
    private final NetworkGraph keyEncoder;
    private final INDArray queueKeys;
    private final MomentumPair pair;
    private final KeyOrder keyOrder;
    private final InfoNceLoss infoNce;
    private final NegativeWeights negativeWeights;

    Dl4jMoco(
            EncoderConfig config,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed) {
        Network encoder = Network.encoder(config);
        network = encoder.withProjectionHead(config);
        Weights first = network.initialWeights(seed);
        queryEncoder = new NetworkGraph(network, sidePixels, first, moco.batchNormGroups());
        keyEncoder = new NetworkGraph(network, sidePixels, first, moco.batchNormGroups());
        queueKeys = Nd4j.createUninitialized(DataType.FLOAT, moco.queueSize(), config.projectionDimension());
        pair = new MomentumPair(
                encoder,
                Training.of(queryEncoder, optimizer),
                keyEncoder,
                new MomentumUpdate(moco.momentum()),
                KeyQueue.of(moco.queueSize(), config.projectionDimension(), Memory.of(queueKeys), seed));
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        infoNce = new InfoNceLoss(moco.temperature());
        negativeWeights = new NegativeWeights(weighting, moco.temperature(), seed);
    }

    /// He et al. 2020, algorithm 1. Shapes: N batch, C projection, K queue. Nothing is changed before the loss
    /// is known to be finite.
    @Override
    public StepResult step(PairBatch batch, double learningRate) {
        try (INDArray k = unitKeys(batch.keys()); // N x C, batch statistics, no gradient
                INDArray queries = queryEncoder.array(batch.queries())) {
            Contrast contrast = queryEncoder.backward(queries, projections -> {
                UnitRows q = UnitRows.of(projections); // N x C
                NegativeWeights.Realised weights =
                        negativeWeights.of(batch.queryTags(), pair.queue().ring(), pair.steps()); // N x K
                InfoNceLoss.Contrast loss = infoNce.evaluate(q.rows(), k, queueKeys, logs(weights));
                return new Contrast(loss, weights, q.spread(), q.backward(loss.gradient()));
            });
            pair.query().requireFinite(contrast.loss().loss());
            pair.update(learningRate); // the query encoder along its gradient, the key encoder after it
            pair.queue().enqueue(Memory.of(k), batch.keyTags()); // the oldest N keys leave
            return contrast.result(pair.queue().ring().fill());
        }
    }

    private static @Nullable INDArray logs(NegativeWeights.Realised weights) {
        float[] logs = weights.logWeights();
        if (logs == null) return null;
        return Nd4j.create(logs, new long[] {weights.queries(), logs.length / weights.queries()}, DataType.FLOAT);
    }

    /// What the loss of one batch says.
    private record Contrast(
            InfoNceLoss.Contrast loss, NegativeWeights.Realised weights, double spread, INDArray gradient)
            implements HasGradient {
        StepResult result(double queueFill) {
            return new StepResult(
                    loss.loss(),
                    loss.accuracy(),
                    spread,
                    weights.sameDiseaseShare(),
                    weights.sameDiseaseWeight(),
                    weights.differentDiseaseWeight(),
                    queueFill);
        }
    }

    private INDArray unitKeys(ImageBatch pictures) {
        int[] order = keyOrder.at(pair.steps(), pictures.size());
        try (INDArray input = keyEncoder.array(KeyOrder.shuffled(pictures, order));
                INDArray projections = keyEncoder.forwardInTraining(input);
                INDArray back = Nd4j.pullRows(projections, 1, KeyOrder.back(order))) {
            UnitRows keys = UnitRows.of(back);
            keys.lengths().close();
            return keys.rows();
        }
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
        queueKeys.close();
    }
}
