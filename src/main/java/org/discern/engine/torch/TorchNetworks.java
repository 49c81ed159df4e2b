package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Network;
import org.discern.engine.Weights;
import org.discern.engine.host.ContrastiveNetworks;
import org.discern.engine.host.HostNetwork;
import org.jspecify.annotations.Nullable;

/// Momentum contrast's networks on libtorch.
final class TorchNetworks implements ContrastiveNetworks {
    private final PtNDManager manager = NativeTorch.manager();
    private final Arena arena = Arena.ofShared();
    private final TorchNetwork queryEncoder;
    private final TorchNetwork keyEncoder;
    private final MemorySegment keyMemory;
    private final PtNDArray queueKeys;
    private final TorchLoss infoNce;

    TorchNetworks(EncoderConfig encoder, MocoConfig moco, long seed) {
        Network network = Network.encoder(encoder).withProjectionHead(encoder);
        Weights first = network.initialWeights(seed);
        queryEncoder = new TorchNetwork(network, first, moco.batchNormGroups()).inTraining();
        keyEncoder = new TorchNetwork(network, first, moco.batchNormGroups());
        int size = moco.queueSize();
        int dimension = encoder.projectionDimension();
        keyMemory = arena.allocate((long) size * dimension * Float.BYTES, 64);
        queueKeys = TorchVectors.view(manager, keyMemory, 0, size, dimension);
        infoNce = new TorchLoss(moco.temperature());
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
    public Contrast contrast(ImageBatch queries, float[][] k, float @Nullable [] logWeights) {
        try (PtNDManager scope = queryEncoder.scope();
                Gradients _ = Gradients.kept()) {
            PtNDArray q = unit(queryEncoder.forward(queryEncoder.array(queries, scope)));
            PtNDArray keys = (PtNDArray) scope.create(k);
            PtNDArray logs = logWeights == null
                    ? null
                    : (PtNDArray) scope.create(
                            logWeights, new Shape(k.length, queueKeys.getShape().get(0)));
            TorchLoss.Contrast contrast = infoNce.evaluate(q, keys, queueKeys, logs);
            double loss = contrast.loss().getFloat();
            queryEncoder.backward(contrast.loss(), null);
            return new Contrast(loss, contrast.accuracy(), TorchNetwork.rows(q));
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
