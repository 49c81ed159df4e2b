package org.discern.engine.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.host.RunningStatistics;

/// One batch normalisation of a network on a device.
final class Normalisation {
    private final BatchNorm layer;
    private final TorchDevice device;
    private final PtNDManager manager;
    private final RunningStatistics statistics;
    private PtNDArray mean;
    private PtNDArray variance;

    /// @param manager owns its tensors
    Normalisation(BatchNorm layer, TorchDevice device, PtNDManager manager) {
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

    /// Normalises by the running statistics.
    PtNDArray evaluate(PtNDArray x, PtNDArray gamma, PtNDArray beta) {
        return JniUtils.batchNorm(x, mean, variance, gamma, beta, false, 0, BatchNorm.EPSILON);
    }

    /// Normalises each of the groups by its own statistics, which are kept. In a batch that [#dealt] put in order a
    /// group's pictures stand `groups` apart, so that to libtorch `N x C` are `N / G x GC`: one call, no copies.
    PtNDArray train(PtNDArray x, PtNDArray gamma, PtNDArray beta, int groups) {
        if (groups == 1) return trainByChannel(x, gamma, beta, 1);
        try (PtNDArray channelsOfGroups = x.reshape(grouped(x.getShape(), groups));
                PtNDArray gammas = (PtNDArray) gamma.tile(groups);
                PtNDArray betas = (PtNDArray) beta.tile(groups);
                PtNDArray y = trainByChannel(channelsOfGroups, gammas, betas, groups)) {
            return y.reshape(x.getShape());
        }
    }

    /// With a momentum of 1, what torch calls running statistics are those of this batch, the variance unbiased.
    private PtNDArray trainByChannel(PtNDArray x, PtNDArray gamma, PtNDArray beta, int groups) {
        Shape channels = new Shape((long) groups * layer.channels());
        try (PtNDArray means = (PtNDArray) x.getManager().zeros(channels);
                PtNDArray variances = (PtNDArray) x.getManager().zeros(channels)) {
            PtNDArray y = JniUtils.batchNorm(x, means, variances, gamma, beta, true, 1, BatchNorm.EPSILON);
            float[] mean = means.toFloatArray();
            float[] variance = variances.toFloatArray();
            for (int from = 0; from < mean.length; from += layer.channels()) {
                int to = from + layer.channels();
                statistics.add(Arrays.copyOfRange(mean, from, to), Arrays.copyOfRange(variance, from, to));
            }
            return y;
        }
    }

    private static Shape grouped(Shape shape, int groups) {
        long[] sides = shape.getShape().clone();
        sides[0] /= groups;
        sides[1] *= groups;
        return new Shape(sides);
    }

    /// The pictures of a batch, or rows of them, dealt out: one of each group in turn, where they stood group by
    /// group.
    static PtNDArray dealt(PtNDArray batch, int groups) {
        return swapped(batch, groups, batch.getShape().get(0) / groups);
    }

    /// What [#dealt] put in order, group by group again.
    static PtNDArray gathered(PtNDArray batch, int groups) {
        return swapped(batch, batch.getShape().get(0) / groups, groups);
    }

    private static PtNDArray swapped(PtNDArray batch, long rows, long columns) {
        Shape shape = batch.getShape();
        Shape apart = new Shape(rows, columns).addAll(shape.slice(1));
        try (PtNDArray table = batch.reshape(apart);
                PtNDArray turned = (PtNDArray) table.swapAxes(0, 1)) {
            return turned.reshape(shape);
        }
    }
}
