package org.discern.engine.host;

import java.util.LinkedHashMap;
import java.util.List;
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
import org.discern.engine.Representation;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// Momentum contrast, over networks of any engine that keeps its values on the host.
public final class HostMoco implements MocoModel {
    private static final String QUERY = "queryEncoder.";
    private static final String KEY = "keyEncoder.";

    private final Network encoder;
    private final Devices devices;
    private final Training query;
    private final HostNetwork keyEncoder;
    private final KeyQueue queue;
    private final KeyOrder keyOrder;
    private final NegativeWeights negativeWeights;
    private final MocoConfig moco;

    /// @param networks with equal first values, one for each device; closed with this model
    public HostMoco(
            EncoderConfig encoder,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed,
            List<ContrastiveNetworks> networks) {
        this.encoder = Network.encoder(encoder);
        this.moco = moco;
        devices = new Devices(networks, moco);
        query = Training.of(devices.first().queryEncoder(), optimizer);
        keyEncoder = devices.first().keyEncoder();
        requireFollowing();
        queue = KeyQueue.of(
                moco.queueSize(), encoder.projectionDimension(), devices.first().queueKeys(), seed);
        keyOrder = new KeyOrder(moco.batchNormGroups(), seed);
        negativeWeights = new NegativeWeights(weighting, moco, seed);
        devices.spreadKeys();
    }

    /// The momentum update goes over both vectors as they lie: the key encoder's must begin the query encoder's,
    /// which has a predictor behind it.
    private void requireFollowing() {
        var slices = query.network().slices().slices();
        var followed = keyEncoder.slices().slices();
        for (int i = 0; i < followed.size(); i++) {
            if (followed.get(i).from() != slices.get(i).from()
                    || !followed.get(i)
                            .parameter()
                            .name()
                            .equals(slices.get(i).parameter().name()))
                throw new IllegalStateException("the key encoder has " + followed.get(i) + " at another place");
        }
    }

    /// He et al. 2020, algorithm 1; against the batch's own keys Chen et al. 2021, algorithm 1. Shapes: N batch,
    /// C projection, K queue. Nothing is changed before the loss is known to be finite.
    @Override
    public StepResult step(PairBatch batch, double learningRate, double momentum) {
        devices.beginStep();
        float[][] k = unitKeys(batch.keys()); // N x C
        StepResult result = usesQueue() ? contrast(batch, k, 1) : contrastBothWays(batch, k);
        devices.gather();
        query.requireFinite(result.loss());
        query.update(learningRate);
        keyEncoder.commitStatistics();
        new MomentumUpdate(momentum).apply(query.network().parameters(), keyEncoder.parameters());
        devices.spreadValues();
        if (usesQueue()) devices.enqueue(queue, k, batch.keyTags()); // the oldest N keys leave
        return result;
    }

    /// Loss and gradient of the queries against their keys and the queue.
    private StepResult contrast(PairBatch batch, float[][] k, double scale) {
        var weights = negativeWeights.of(batch.queryTags(), queue.ring(), step()); // N x K
        var contrast = devices.contrast(batch.queries(), k, weights.keys(), scale); // loss and gradient
        return new StepResult(
                contrast.loss(),
                contrast.accuracy(),
                Representation.of(contrast.q(), k),
                weights.sameDiseaseShare(),
                weights.sameDiseaseWeight(),
                weights.differentDiseaseWeight(),
                queue.ring().fill(),
                usesQueue() ? queue.ring().meanAgeSteps(k.length) : Double.NaN);
    }

    /// Each view of a film is query once and key once; the batch's keys stand in the queue's place. The published
    /// loss is the sum of both times twice the temperature, which shows in the gradient; what is reported is the
    /// mean, to compare with other losses.
    private StepResult contrastBothWays(PairBatch batch, float[][] k) {
        double scale = 2 * moco.temperature();
        PairBatch swapped = batch.swapped();
        devices.enqueue(queue, k, batch.keyTags());
        StepResult first = contrast(batch, k, scale);
        float[][] otherK = unitKeys(swapped.keys());
        devices.enqueue(queue, otherK, swapped.keyTags());
        return StepResult.mean(first, contrast(swapped, otherK, scale));
    }

    private float[][] unitKeys(ImageBatch pictures) {
        int[] order = keyOrder.at(step(), pictures.size());
        return KeyOrder.back(devices.unitKeys(KeyOrder.shuffled(pictures, order)), order);
    }

    private boolean usesQueue() {
        return moco.negatives() == MocoConfig.Negatives.QUEUE;
    }

    private long step() {
        return query.optimizer().steps();
    }

    @Override
    public void loadEncoder(Weights given) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        query.network().save("", own);
        Weights loaded = encoder.takenOver(new Weights(own, Map.of()), given);
        query.network().restore("", loaded);
        keyEncoder.restore("", loaded);
        devices.spreadValues();
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
        if (usesQueue()) queue.save(state);
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        query.restore(QUERY, state);
        keyEncoder.restore(KEY, state);
        if (usesQueue()) queue.restore(state);
        devices.spreadValues();
        devices.spreadKeys();
    }

    @Override
    public void close() {
        query.close();
        devices.close();
    }
}
