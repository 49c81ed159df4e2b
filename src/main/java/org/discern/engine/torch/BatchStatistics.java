package org.discern.engine.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.engine.host.HostMemory;

/// The running statistics of one batch normalisation. A batch in training leaves its statistics pending until
/// [#commit], so that a step that is given up leaves no trace.
final class BatchStatistics {
    private final String name;
    private final int channels;
    private final MemorySegment mean;
    private final MemorySegment variance;
    private final PtNDArray meanTensor;
    private final PtNDArray varianceTensor;
    private final List<float[][]> pending = new ArrayList<>();
    private long batchesTracked;

    BatchStatistics(BatchNorm layer, PtNDManager manager, Arena arena) {
        name = layer.name();
        channels = layer.channels();
        mean = arena.allocate((long) channels * Float.BYTES, 64);
        variance = arena.allocate((long) channels * Float.BYTES, 64);
        meanTensor = TorchVectors.view(manager, mean, 0, channels);
        varianceTensor = TorchVectors.view(manager, variance, 0, channels);
    }

    /// Normalises by the running statistics.
    PtNDArray evaluate(PtNDArray x, PtNDArray gamma, PtNDArray beta) {
        return JniUtils.batchNorm(x, meanTensor, varianceTensor, gamma, beta, false, 0, BatchNorm.EPSILON);
    }

    /// Normalises by the batch's own statistics, in groups of 2 pictures at least.
    PtNDArray train(PtNDArray x, PtNDArray gamma, PtNDArray beta, int groups) {
        pending.clear();
        int pictures = Math.toIntExact(x.getShape().get(0));
        int count = Math.clamp(pictures / 2, 1, groups);
        if (count == 1) return group(x, gamma, beta);
        NDList parts = new NDList(count);
        for (int i = 0; i < count; i++) {
            String range = (i * pictures / count) + ":" + ((i + 1) * pictures / count);
            try (PtNDArray part = (PtNDArray) x.get(new NDIndex(range))) {
                parts.add(group(part, gamma, beta));
            }
        }
        PtNDArray[] arrays = parts.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
        PtNDArray whole = JniUtils.cat(arrays, 0);
        parts.close();
        return whole;
    }

    /// With a momentum of 1, what torch calls running statistics are those of this group, the variance
    /// unbiased.
    private PtNDArray group(PtNDArray x, PtNDArray gamma, PtNDArray beta) {
        try (PtNDArray groupMean = (PtNDArray) x.getManager().zeros(new Shape(channels));
                PtNDArray groupVariance = (PtNDArray) x.getManager().zeros(new Shape(channels))) {
            PtNDArray y = JniUtils.batchNorm(x, groupMean, groupVariance, gamma, beta, true, 1, BatchNorm.EPSILON);
            pending.add(new float[][] {groupMean.toFloatArray(), groupVariance.toFloatArray()});
            return y;
        }
    }

    /// Moves the running statistics towards the last batch's, by 0.1; of several groups the mean counts.
    void commit() {
        if (pending.isEmpty()) return;
        for (int c = 0; c < channels; c++) {
            move(mean, c, 0);
            move(variance, c, 1);
        }
        batchesTracked++;
        pending.clear();
    }

    private void move(MemorySegment running, int channel, int statistic) {
        double batch = 0;
        for (float[][] group : pending) batch += group[statistic][channel] / (double) pending.size();
        float before = HostMemory.get(running, channel);
        HostMemory.set(running, channel, before + (float) (BatchNorm.MOMENTUM * (batch - before)));
    }

    void save(String prefix, Map<String, Tensor> state) {
        int[] shape = {channels};
        state.put(prefix + name + ".running_mean", new Tensor.Floats(shape, HostMemory.copy(mean, 0, channels)));
        state.put(prefix + name + ".running_var", new Tensor.Floats(shape, HostMemory.copy(variance, 0, channels)));
        state.put(prefix + name + ".num_batches_tracked", new Tensor.Longs(new int[0], new long[] {batchesTracked}));
    }

    void restore(String prefix, Weights state) {
        HostMemory.copy(state.floats(prefix + name + ".running_mean"), mean, 0);
        HostMemory.copy(state.floats(prefix + name + ".running_var"), variance, 0);
        batchesTracked = state.longs(prefix + name + ".num_batches_tracked")[0];
    }
}
