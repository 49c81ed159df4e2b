package org.discern.engine.dl4j;

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
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.MomentumUpdate;
import org.discern.engine.host.Optimizer;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Momentum contrast on DL4J.
final class Dl4jMoco implements MocoModel {
    private static final String QUERY = "queryEncoder.";
    private static final String KEY = "keyEncoder.";
    private static final String OPTIMIZER = "optimizer.";

    private final Network encoder;
    private final Network network;
    private final NetworkGraph queryEncoder;
    private final NetworkGraph keyEncoder;
    private final KeyOrder keyOrder;
    private final KeyQueue queue;
    private final InfoNceLoss infoNce;
    private final NegativeWeights negativeWeights;
    private final MomentumUpdate momentumUpdate;
    private final Optimizer optimizer;

    Dl4jMoco(
            EncoderConfig encoder,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed) {
        this.encoder = Network.encoder(encoder);
        network = this.encoder.withProjectionHead(encoder);
        Weights first = network.initialWeights(seed);
        queryEncoder = new NetworkGraph(network, sidePixels, first, moco.batchNormGroups());
        keyEncoder = new NetworkGraph(network, sidePixels, first, moco.batchNormGroups());
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        queue = new KeyQueue(moco.queueSize(), encoder.projectionDimension(), seed);
        infoNce = new InfoNceLoss(moco.temperature());
        negativeWeights = new NegativeWeights(weighting, moco.temperature(), seed);
        momentumUpdate = new MomentumUpdate(moco.momentum());
        this.optimizer = Optimizer.of(optimizer, HostMemory.length(queryEncoder.parameters()));
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
                        negativeWeights.of(batch.queryTags(), queue.ring(), optimizer.steps()); // N x K
                InfoNceLoss.Contrast loss = infoNce.evaluate(q.rows(), k, queue.keys(), logs(weights));
                return new Contrast(loss, weights, q.spread(), q.backward(loss.gradient()));
            });
            requireFinite(contrast.loss().loss(), queryEncoder.gradient());
            queryEncoder.commitStatistics();
            keyEncoder.commitStatistics();
            optimizer.update(queryEncoder.parameters(), queryEncoder.gradient(), learningRate);
            momentumUpdate.apply(queryEncoder.parameters(), keyEncoder.parameters());
            queue.enqueue(k, batch.keyTags()); // the oldest N keys leave
            return contrast.result(queue.ring().fill());
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
        int[] order = keyOrder.at(optimizer.steps(), pictures.size());
        try (INDArray input = keyEncoder.array(KeyOrder.shuffled(pictures, order));
                INDArray projections = keyEncoder.forwardInTraining(input);
                INDArray back = Nd4j.pullRows(projections, 1, KeyOrder.back(order))) {
            UnitRows keys = UnitRows.of(back);
            keys.lengths().close();
            return keys.rows();
        }
    }

    static void requireFinite(double loss, MemorySegment gradient) {
        if (Double.isFinite(loss) && HostMemory.allFinite(gradient)) return;
        throw new Problem(
                "the loss is no longer a finite number",
                "use a smaller learning rate, a warm-up or a larger temperature");
    }

    @Override
    public void loadEncoder(Weights encoder) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        queryEncoder.save("", own);
        Weights loaded = this.encoder.takenOver(new Weights(own, Map.of()), encoder);
        queryEncoder.restore("", loaded);
        keyEncoder.restore("", loaded);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return Dl4jEncoder.encode(pictures, network, queryEncoder);
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        queryEncoder.save(QUERY, state);
        keyEncoder.save(KEY, state);
        queue.save(state);
        state.put(OPTIMIZER + "steps", new Tensor.Longs(new int[0], new long[] {optimizer.steps()}));
        optimizer.memory().forEach((name, vector) -> queryEncoder.saveVector(OPTIMIZER + name + ".", vector, state));
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        queryEncoder.restore(QUERY, state);
        keyEncoder.restore(KEY, state);
        queue.restore(state);
        optimizer.setSteps(state.longs(OPTIMIZER + "steps")[0]);
        optimizer.memory().forEach((name, vector) -> queryEncoder.restoreVector(OPTIMIZER + name + ".", vector, state));
    }

    @Override
    public void close() {
        queryEncoder.close();
        keyEncoder.close();
        queue.close();
        optimizer.close();
    }
}
