package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.KeyWeights;
import org.discern.engine.Network;
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.ContrastiveNetworks;
import org.discern.engine.host.HostNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Momentum contrast's networks on DL4J.
final class Dl4jNetworks implements ContrastiveNetworks {
    private final NetworkGraph queryEncoder;
    private final NetworkGraph keyEncoder;
    private final INDArray queueKeys;
    private final InfoNceLoss infoNce;

    Dl4jNetworks(EncoderConfig encoder, int sidePixels, MocoConfig moco, long seed) {
        Network keys = Network.encoder(encoder).withProjectionHead(encoder);
        int groups = moco.groupsOfPart();
        Network queries = Network.encoder(encoder).withQueryHead(encoder);
        queryEncoder = new NetworkGraph(queries, sidePixels, queries.initialWeights(seed), groups);
        keyEncoder = new NetworkGraph(keys, sidePixels, keys.initialWeights(seed), groups);
        queueKeys = Nd4j.createUninitialized(DataType.FLOAT, moco.queueSize(), encoder.projectionDimension());
        infoNce = new InfoNceLoss(moco.temperature());
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
        return Memory.of(queueKeys);
    }

    @Override
    public void queueChanged() {
        Memory.written(queueKeys);
    }

    @Override
    public float[][] unitKeys(ImageBatch pictures) {
        try (INDArray input = keyEncoder.array(pictures);
                INDArray projections = keyEncoder.forwardInTraining(input)) {
            UnitRows keys = UnitRows.of(projections);
            keys.lengths().close();
            try (INDArray rows = keys.rows()) {
                return rows.toFloatMatrix();
            }
        }
    }

    @Override
    public Contrast contrast(ImageBatch queries, float[][] k, KeyWeights weights) {
        try (INDArray input = queryEncoder.array(queries);
                INDArray keys = Nd4j.create(k)) {
            return queryEncoder
                    .backward(input, projections -> {
                        UnitRows q = UnitRows.of(projections);
                        InfoNceLoss.Contrast loss = infoNce.evaluate(q.rows(), keys, queueKeys, weights);
                        return new Answer(
                                new Contrast(
                                        loss.loss(), loss.accuracy(), q.rows().toFloatMatrix()),
                                q.backward(loss.gradient()));
                    })
                    .contrast();
        }
    }

    private record Answer(Contrast contrast, INDArray gradient) implements HasGradient {}

    @Override
    public void close() {
        queryEncoder.close();
        keyEncoder.close();
        queueKeys.close();
    }
}
