package org.discern.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;

/// The running statistics of one batch normalisation. What passes through in training leaves its own pending
/// until [#commit], so that a step that is given up leaves no trace.
public final class RunningStatistics {
    private final String name;
    private final MemorySegment mean;
    private final MemorySegment variance;
    private final List<float[][]> pending = new ArrayList<>();
    private long batchesTracked;

    /// Statistics of the identity.
    public RunningStatistics(BatchNorm layer) {
        name = layer.name();
        Arena arena = Arena.ofAuto();
        mean = arena.allocate((long) layer.channels() * Float.BYTES, 64);
        variance = arena.allocate((long) layer.channels() * Float.BYTES, 64);
        for (int c = 0; c < layer.channels(); c++) HostMemory.set(variance, c, 1);
    }

    /// Name of the layer.
    public String name() {
        return name;
    }

    /// Mean of each channel.
    public MemorySegment mean() {
        return mean;
    }

    /// Variance of each channel, unbiased.
    public MemorySegment variance() {
        return variance;
    }

    /// Keeps what pictures that were normalised together had.
    ///
    /// @param unbiasedVariance the sum of squares divided by one less than their number
    public void add(float[] groupMean, float[] unbiasedVariance) {
        pending.add(new float[][] {groupMean, unbiasedVariance});
    }

    /// Takes over what is pending in the same layer of another network.
    void take(RunningStatistics other) {
        pending.addAll(other.pending);
        other.pending.clear();
    }

    /// Forgets what is pending.
    void forget() {
        pending.clear();
    }

    /// Moves the running statistics towards those of the batch, by 0.1; of several groups the mean counts.
    void commit() {
        if (pending.isEmpty()) return;
        for (int c = 0; c < HostMemory.length(mean); c++) {
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
        state.put(prefix + name + ".running_mean", floats(mean));
        state.put(prefix + name + ".running_var", floats(variance));
        state.put(prefix + name + ".num_batches_tracked", new Tensor.Longs(new int[0], new long[] {batchesTracked}));
    }

    void restore(String prefix, Weights state) {
        HostMemory.copy(state.floats(prefix + name + ".running_mean"), mean, 0);
        HostMemory.copy(state.floats(prefix + name + ".running_var"), variance, 0);
        batchesTracked = state.longs(prefix + name + ".num_batches_tracked")[0];
    }

    private static Tensor floats(MemorySegment values) {
        int channels = Math.toIntExact(HostMemory.length(values));
        return new Tensor.Floats(new int[] {channels}, HostMemory.copy(values, 0, channels));
    }
}
