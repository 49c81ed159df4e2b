package org.discern.engine.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.host.RunningStatistics;

/// One batch normalisation of a network on a device.
final class Normalisation {
    private final BatchNorm layer;
    private final TorchDevice device;
    private final PtNDManager manager;
    private final RunningStatistics statistics;
    private final int groups;
    private PtNDArray mean;
    private PtNDArray variance;

    /// @param manager owns its tensors
    /// @param groups of a training batch that are normalised by their own statistics each
    Normalisation(BatchNorm layer, TorchDevice device, PtNDManager manager, int groups) {
        this.groups = groups;
        this.layer = layer;
        this.device = device;
        this.manager = manager;
        statistics = new RunningStatistics(layer);
        mean = device.take(TorchVectors.view(manager, statistics.mean(), 0, layer.channels()));
        variance = device.take(TorchVectors.view(manager, statistics.variance(), 0, layer.channels()));
    }

    RunningStatistics statistics() {
        return statistics;
    }

    /// Lets tensors have what was written to the statistics.
    void valuesChanged() {
        if (!device.copies()) return;
        mean.close();
        variance.close();
        mean = device.take(TorchVectors.view(manager, statistics.mean(), 0, layer.channels()));
        variance = device.take(TorchVectors.view(manager, statistics.variance(), 0, layer.channels()));
    }

    /// Normalises by the running statistics; in training by those of the groups, which are kept.
    PtNDArray normalise(PtNDArray x, PtNDArray gamma, PtNDArray beta, boolean training) {
        return training
                ? train(x, gamma, beta)
                : JniUtils.batchNorm(x, mean, variance, gamma, beta, false, 0, BatchNorm.EPSILON);
    }

    /// In groups of 2 pictures at least: fewer than asked for where the batch is too small.
    private PtNDArray train(PtNDArray x, PtNDArray gamma, PtNDArray beta) {
        int pictures = Math.toIntExact(x.getShape().get(0));
        int count = Math.clamp(pictures / 2, 1, groups);
        if (count == 1) return trainGroup(x, gamma, beta);
        NDList parts = new NDList(count);
        for (int i = 0; i < count; i++) {
            String range = (i * pictures / count) + ":" + ((i + 1) * pictures / count);
            try (PtNDArray part = (PtNDArray) x.get(new NDIndex(range))) {
                parts.add(trainGroup(part, gamma, beta));
            }
        }
        PtNDArray whole = JniUtils.cat(parts.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new), 0);
        parts.close();
        return whole;
    }

    /// With a momentum of 1, what torch calls running statistics are those of this group, the variance unbiased.
    private PtNDArray trainGroup(PtNDArray x, PtNDArray gamma, PtNDArray beta) {
        try (PtNDArray groupMean = (PtNDArray) x.getManager().zeros(new Shape(layer.channels()));
                PtNDArray groupVariance = (PtNDArray) x.getManager().zeros(new Shape(layer.channels()))) {
            PtNDArray y = JniUtils.batchNorm(x, groupMean, groupVariance, gamma, beta, true, 1, BatchNorm.EPSILON);
            statistics.add(groupMean.toFloatArray(), groupVariance.toFloatArray());
            return y;
        }
    }
}
