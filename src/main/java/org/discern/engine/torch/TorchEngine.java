package org.discern.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
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
import org.discern.engine.host.ContrastiveNetworks;
import org.discern.engine.host.HostClassifier;
import org.discern.engine.host.HostEncoder;
import org.discern.engine.host.HostFusedClassifier;
import org.discern.engine.host.HostMoco;
import org.discern.fusion.FusionHead;

/// The engine on libtorch: on all graphics cards that it can use, else on the processor.
public final class TorchEngine implements Engine {
    private final String device;
    private final List<TorchDevice> devices;

    /// Loads the native library.
    ///
    /// @throws org.discern.model.Problem if it cannot be loaded on this machine
    public TorchEngine() {
        this(NativeTorch.devices());
    }

    /// @param devices what a step may use, at least one
    TorchEngine(List<TorchDevice> devices) {
        this.devices = List.copyOf(devices);
        device = NativeTorch.describe();
    }

    @Override
    public String name() {
        return "torch";
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public MocoModel moco(
            EncoderConfig encoder,
            int sidePixels,
            MocoConfig moco,
            WeightingConfig weighting,
            OptimizerConfig optimizer,
            long seed) {
        List<ContrastiveNetworks> networks = new ArrayList<>();
        for (TorchDevice device : devices) networks.add(new TorchNetworks(encoder, moco, seed, device));
        return new HostMoco(encoder, moco, weighting, optimizer, seed, networks);
    }

    @Override
    public Encoder encoder(EncoderConfig encoder, int sidePixels, Weights weights) {
        Network network = Network.queryEncoder(encoder);
        weights.requireLike(network.initialWeights(0));
        return new HostEncoder(new TorchNetwork(network, weights, devices.getFirst()));
    }

    @Override
    public Classifier classifier(
            EncoderConfig encoder, int sidePixels, int findings, OptimizerConfig optimizer, long seed) {
        return new HostClassifier(
                Network.encoder(encoder),
                findings,
                optimizer,
                network -> new TorchNetwork(network, network.initialWeights(seed), devices.getFirst()).inTraining());
    }

    @Override
    public FusedClassifier fusedClassifier(
            EncoderConfig encoder, int sidePixels, FusionHead head, OptimizerConfig optimizer, long seed) {
        return new HostFusedClassifier(
                Network.encoder(encoder),
                head,
                optimizer,
                seed,
                network -> new TorchNetwork(network, network.initialWeights(seed), devices.getFirst()).inTraining());
    }

    @Override
    public Work loss(int queries, int keys, int dimension) {
        return new UnitRowsWork(
                devices.getFirst(),
                queries,
                keys,
                dimension,
                (q, k, queue) -> new TorchLoss(1).evaluate(q, k, queue, KeyWeights.equal(queries)));
    }

    @Override
    public Work product(int queries, int keys, int dimension) {
        return new UnitRowsWork(devices.getFirst(), queries, keys, dimension, (q, _, queue) -> {
            try (PtNDArray transposed = (PtNDArray) queue.transpose()) {
                JniUtils.matmul(q, transposed);
            }
        });
    }
}
