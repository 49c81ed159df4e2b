package org.discern.engine.host;

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

/// Momentum contrast, over networks of any engine that computes on the host.
public final class HostMoco implements MocoModel {
    private static final String QUERY = "queryEncoder.";
    private static final String KEY = "keyEncoder.";

    private final Network encoder;
    private final ContrastiveNetworks networks;
    private final Training query;
    private final HostNetwork keyEncoder;
    private final MomentumUpdate momentumUpdate;
    private final KeyQueue queue;
    private final KeyOrder keyOrder;
    private final NegativeWeights negativeWeights;

    /// @param networks with their first values; closed with this model
    public HostMoco(
            EncoderConfig encoder,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed,
            ContrastiveNetworks networks) {
        this.encoder = Network.encoder(encoder);
        this.networks = networks;
        query = Training.of(networks.queryEncoder(), optimizer);
        keyEncoder = networks.keyEncoder();
        momentumUpdate = new MomentumUpdate(moco.momentum());
        queue = KeyQueue.of(moco.queueSize(), encoder.projectionDimension(), networks.queueKeys(), seed);
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        negativeWeights = new NegativeWeights(weighting, moco.temperature(), seed);
    }

    /// He et al. 2020, algorithm 1. Shapes: N batch, C projection, K queue. Nothing is changed before the loss
    /// is known to be finite.
    @Override
    public StepResult step(PairBatch batch, double learningRate) {
        long step = query.optimizer().steps();
        int[] order = keyOrder.at(step, batch.size());
        float[][] k = KeyOrder.back(networks.unitKeys(KeyOrder.shuffled(batch.keys(), order)), order); // N x C
        var weights = negativeWeights.of(batch.queryTags(), queue.ring(), step); // N x K
        var contrast = networks.contrast(batch.queries(), k, weights.logWeights()); // loss and gradient
        query.requireFinite(contrast.loss());
        query.update(learningRate);
        keyEncoder.commitStatistics();
        momentumUpdate.apply(query.network().parameters(), keyEncoder.parameters());
        queue.enqueue(k, batch.keyTags()); // the oldest N keys leave
        return new StepResult(
                contrast.loss(),
                contrast.accuracy(),
                spread(contrast.q()),
                weights.sameDiseaseShare(),
                weights.sameDiseaseWeight(),
                weights.differentDiseaseWeight(),
                queue.ring().fill());
    }

    /// Standard deviation over the rows, mean over dimensions, times the square root of their number: near 1
    /// when the rows are spread over the sphere, near 0 when they have collapsed.
    private static double spread(float[][] rows) {
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

    @Override
    public void loadEncoder(Weights given) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        query.network().save("", own);
        Weights loaded = encoder.takenOver(new Weights(own, Map.of()), given);
        query.network().restore("", loaded);
        keyEncoder.restore("", loaded);
    }

    @Override
    public Encoding encode(ImageBatch pictures) {
        return new HostEncoder(query.network()).encode(pictures);
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        query.save(QUERY, state);
        keyEncoder.save(KEY, state);
        queue.save(state);
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        query.restore(QUERY, state);
        keyEncoder.restore(KEY, state);
        queue.restore(state);
    }

    @Override
    public void close() {
        query.close();
        networks.close();
    }
}
