package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import org.discern.config.EncoderConfig;
import org.discern.config.MocoConfig;
import org.discern.data.image.ImageBatch;
import org.discern.engine.KeyWeights;
import org.discern.engine.Network;
import org.discern.engine.dl4j.OutputLoss.HasGradient;
import org.discern.engine.host.ContrastiveNetworks;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Momentum contrast's networks on DL4J.
///
/// @param queue its keys, `K x C`
record Dl4jNetworks(NetworkGraph queryEncoder, NetworkGraph keyEncoder, INDArray queue, InfoNceLoss infoNce)
        implements ContrastiveNetworks {
    static Dl4jNetworks of(EncoderConfig encoder, int sidePixels, MocoConfig moco, long seed) {
        return new Dl4jNetworks(
                graph(Network.queryEncoder(encoder), sidePixels, moco, seed),
                graph(Network.keyEncoder(encoder), sidePixels, moco, seed),
                Nd4j.createUninitialized(DataType.FLOAT, moco.queueSize(), encoder.projectionDimension()),
                new InfoNceLoss(moco.temperature()));
    }

    private static NetworkGraph graph(Network network, int sidePixels, MocoConfig moco, long seed) {
        return new NetworkGraph(network, sidePixels, network.initialWeights(seed), moco.groupsOfPart());
    }

    @Override
    public MemorySegment queueKeys() {
        return Memory.of(queue);
    }

    @Override
    public void queueChanged() {
        Memory.written(queue);
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
                        InfoNceLoss.Contrast loss = infoNce.evaluate(q.rows(), keys, queue, weights);
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
        queue.close();
    }
}
