package org.discern.engine.dl4j;

import java.util.List;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.engine.Classifier;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.FusedClassifier;
import org.discern.engine.KeyWeights;
import org.discern.engine.MocoModel;
import org.discern.engine.Network;
import org.discern.engine.Weights;
import org.discern.engine.Work;
import org.discern.engine.host.HostClassifier;
import org.discern.engine.host.HostEncoder;
import org.discern.engine.host.HostFusedClassifier;
import org.discern.engine.host.HostMoco;
import org.discern.fusion.FusionHead;

/// The engine on Deeplearning4j and ND4J, on the processor.
public final class Dl4jEngine implements Engine {
    /// Loads the native library.
    ///
    /// @throws org.discern.model.Problem if it cannot be loaded on this machine
    public Dl4jEngine() {
        NativeBackend.load();
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String device() {
        return NativeBackend.describe();
    }

    @Override
    public MocoModel moco(
            EncoderConfig encoder,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed) {
        return new HostMoco(
                encoder, moco, weighting, optimizer, seed, List.of(Dl4jNetworks.of(encoder, sidePixels, moco, seed)));
    }

    @Override
    public Encoder encoder(EncoderConfig encoder, int sidePixels, Weights weights) {
        Network network = Network.queryEncoder(encoder);
        weights.requireLike(network.initialWeights(0));
        return new HostEncoder(new NetworkGraph(network, sidePixels, weights));
    }

    @Override
    public Classifier classifier(
            EncoderConfig encoder, int sidePixels, int findings, OptimizerConfig optimizer, long seed) {
        return new HostClassifier(
                Network.encoder(encoder),
                findings,
                optimizer,
                network -> new NetworkGraph(network, sidePixels, network.initialWeights(seed)));
    }

    @Override
    public FusedClassifier fusedClassifier(
            EncoderConfig encoder, int sidePixels, FusionHead head, OptimizerConfig optimizer, long seed) {
        return new HostFusedClassifier(
                Network.encoder(encoder),
                head,
                optimizer,
                seed,
                network -> new NetworkGraph(network, sidePixels, network.initialWeights(seed)));
    }

    @Override
    public Work loss(int queries, int keys, int dimension) {
        return new UnitRowsWork(
                queries,
                keys,
                dimension,
                (q, k, queue) -> new InfoNceLoss(1)
                        .evaluate(q, k, queue, KeyWeights.equal(queries))
                        .gradient()
                        .close());
    }

    @Override
    public Work product(int queries, int keys, int dimension) {
        return new UnitRowsWork(
                queries,
                keys,
                dimension,
                (q, _, queue) -> InfoNceLoss.similarities(q, queue).close());
    }
}
