package org.discern.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.discern.engine.Layer.BatchNorm;
import org.discern.engine.dl4j.Planes.Affine;
import org.discern.engine.dl4j.Planes.Moments;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Batch normalisation, with the ReLU that follows it where one does, as torch computes it. A batch in training leaves its statistics
/// pending until [#commit], so that a step that is given up leaves no trace.
final class FusedBatchNormLayer extends BaseLayer<FusedBatchNorm> {
    private static final long serialVersionUID = 1L;

    private final float[] runningMean;
    private final float[] runningVariance;
    private long batchesTracked;
    private transient List<Moments> pending = List.of();
    private transient int pendingValues;

    FusedBatchNormLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        int channels = Math.toIntExact(layerConf().getNOut());
        runningMean = new float[channels];
        runningVariance = new float[channels];
        Arrays.fill(runningVariance, 1);
    }

    float[] runningMean() {
        return runningMean;
    }

    float[] runningVariance() {
        return runningVariance;
    }

    long batchesTracked() {
        return batchesTracked;
    }

    void setBatchesTracked(long batches) {
        batchesTracked = batches;
    }

    /// Moves the running statistics towards the last batch's, as torch does in training: by 0.1, the variance unbiased. Of several
    /// groups the mean counts.
    void commit() {
        if (pending.isEmpty()) return;
        double unbias = pendingValues > 1 ? pendingValues / (pendingValues - 1.0) : 1;
        for (int c = 0; c < runningMean.length; c++) {
            double mean = 0;
            double variance = 0;
            for (Moments group : pending) {
                mean += group.mean()[c] / pending.size();
                variance += group.variance()[c] / pending.size();
            }
            runningMean[c] += (float) (BatchNorm.MOMENTUM * (mean - runningMean[c]));
            runningVariance[c] += (float) (BatchNorm.MOMENTUM * (variance * unbias - runningVariance[c]));
        }
        batchesTracked++;
        pending = List.of();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray x = Memory.plain(input);
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
        if (!training) {
            Moments moments = Moments.of(runningMean, runningVariance);
            Planes.of(x).apply(affine(moments), Memory.of(x), Memory.of(y));
            return y;
        }
        Planes planes = groupOf(x);
        List<Moments> moments = new ArrayList<>();
        for (int group = 0; group < layerConf().groups(); group++) {
            moments.add(planes.moments(part(x, group)));
            planes.apply(affine(moments.getLast()), part(x, group), part(y, group));
        }
        pending = moments;
        pendingValues = planes.valuesPerChannel();
        return y;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (pending.isEmpty()) throw new IllegalStateException("no batch went forward through " + layerConf().getLayerName());
        INDArray x = Memory.plain(input);
        INDArray dy = Memory.plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
        float[] dGamma = new float[runningMean.length];
        float[] dBeta = new float[runningMean.length];
        for (int group = 0; group < pending.size(); group++) {
            Moments moments = pending.get(group);
            groupOf(x).backward(affine(moments), moments, part(x, group), part(dy, group), part(dx, group), dGamma, dBeta);
        }
        Gradient gradient = new DefaultGradient();
        put(gradient, FusedBatchNorm.GAMMA, dGamma);
        put(gradient, FusedBatchNorm.BETA, dBeta);
        return Pair.of(gradient, dx);
    }

    /// The planes of one group of a batch.
    private Planes groupOf(INDArray pictures) {
        Planes all = Planes.of(pictures);
        if (all.pictures() % layerConf().groups() != 0) {
            throw new IllegalArgumentException(all.pictures() + " pictures in " + layerConf().groups() + " groups");
        }
        return new Planes(all.pictures() / layerConf().groups(), all.channels(), all.size());
    }

    private MemorySegment part(INDArray pictures, int group) {
        long bytes = pictures.length() / layerConf().groups() * Float.BYTES;
        return Memory.of(pictures).asSlice(group * bytes, bytes);
    }

    private void put(Gradient gradient, String name, float[] values) {
        INDArray view = Objects.requireNonNull(gradientViews.get(name));
        Memory.copy(values, Memory.of(view), 0);
        gradient.setGradientFor(name, view);
    }

    private Affine affine(Moments moments) {
        return Affine.of(moments, values(FusedBatchNorm.GAMMA), values(FusedBatchNorm.BETA), layerConf().relu());
    }

    private float[] values(String parameter) {
        return Memory.copy(Memory.of(getParam(parameter)), 0, runningMean.length);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
