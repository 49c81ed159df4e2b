package org.discern.engine.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.KeyWeights;
import org.discern.engine.Network;
import org.discern.engine.host.ContrastiveNetworks;
import org.discern.engine.host.HostNetwork;

/// Momentum contrast's networks on libtorch, on one device.
final class TorchNetworks implements ContrastiveNetworks {
    private final TorchDevice device;
    private final PtNDManager manager;
    private final Arena arena = Arena.ofShared();
    private final TorchNetwork queryEncoder;
    private final TorchNetwork keyEncoder;
    private final MemorySegment keyMemory;
    private PtNDArray queueKeys;
    private final TorchLoss infoNce;
    private final int queueSize;
    private final int dimension;

    TorchNetworks(EncoderConfig encoder, MocoConfig moco, long seed, TorchDevice device) {
        this.device = device;
        this.manager = device.manager();
        queryEncoder = network(Network.queryEncoder(encoder), moco, seed).inTraining();
        keyEncoder = network(Network.keyEncoder(encoder), moco, seed);
        queueSize = moco.queueSize();
        dimension = encoder.projectionDimension();
        keyMemory = arena.allocate((long) queueSize * dimension * Float.BYTES, 64);
        queueKeys = queueOnDevice();
        infoNce = new TorchLoss(moco.temperature());
    }

    private TorchNetwork network(Network network, MocoConfig moco, long seed) {
        return new TorchNetwork(network, network.initialWeights(seed), device, moco.groupsOfPart());
    }

    private PtNDArray queueOnDevice() {
        return device.take(TorchVectors.view(manager, keyMemory, 0, queueSize, dimension));
    }

    @Override
    public void queueChanged() {
        if (!device.copies()) return;
        queueKeys.close();
        queueKeys = queueOnDevice();
    }

    @Override
    public HostNetwork queryEncoder() {
        return queryEncoder;
    }

    @Override
    public HostNetwork keyEncoder() {
        return keyEncoder;
    }

    @Override
    public MemorySegment queueKeys() {
        return keyMemory;
    }

    /// Number of arrays that live as long as the networks: their values, and what was forgotten to be closed.
    int held() {
        return queryEncoder.held()
                + keyEncoder.held()
                + manager.getManagedArrays().size();
    }

    @Override
    public float[][] unitKeys(ImageBatch pictures) {
        try (PtNDManager scope = keyEncoder.scope()) {
            return TorchNetwork.rows(unit(keyEncoder.forwardWithoutGradient(keyEncoder.array(pictures, scope))));
        }
    }

    @Override
    public Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights) {
        try (PtNDManager scope = queryEncoder.scope();
                Gradients _ = Gradients.kept()) {
            PtNDArray q = unit(queryEncoder.forward(queryEncoder.array(queries, scope)));
            PtNDArray keys = (PtNDArray) scope.create(k);
            TorchLoss.Contrast contrast = infoNce.evaluate(q, keys, queueKeys, weights);
            queryEncoder.backward(q, contrast.gradient());
            return new Contrast(contrast.loss(), contrast.accuracy(), TorchNetwork.rows(q));
        }
    }

    private static PtNDArray unit(PtNDArray rows) {
        return JniUtils.normalize(rows, 2, 1, 1e-12);
    }

    @Override
    public void close() {
        queryEncoder.close();
        keyEncoder.close();
        manager.close();
        arena.close();
    }
}
