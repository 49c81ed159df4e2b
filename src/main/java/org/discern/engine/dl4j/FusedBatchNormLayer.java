package org.discern.engine.dl4j;

import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;
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
    private transient @Nullable Moments pending;
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

    /// Moves the running statistics towards the last batch's, as torch does in training: by 0.1, the variance unbiased.
    void commit() {
        Moments batch = pending;
        if (batch == null) return;
        double unbias = pendingValues > 1 ? pendingValues / (pendingValues - 1.0) : 1;
        for (int c = 0; c < runningMean.length; c++) {
            runningMean[c] += (float) (BatchNorm.MOMENTUM * (batch.mean()[c] - runningMean[c]));
            runningVariance[c] += (float) (BatchNorm.MOMENTUM * (batch.variance()[c] * unbias - runningVariance[c]));
        }
        batchesTracked++;
        pending = null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray x = Memory.plain(input);
        Planes planes = Planes.of(x);
        Moments moments = training ? planes.moments(Memory.of(x)) : Moments.of(runningMean, runningVariance);
        if (training) {
            pending = moments;
            pendingValues = planes.valuesPerChannel();
        }
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
        planes.apply(affine(moments), Memory.of(x), Memory.of(y));
        return y;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Moments moments = pending;
        if (moments == null) throw new IllegalStateException("no batch went forward through " + layerConf().getLayerName());
        INDArray x = Memory.plain(input);
        INDArray dy = Memory.plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
        float[] dGamma = new float[runningMean.length];
        float[] dBeta = new float[runningMean.length];
        Planes.of(x).backward(affine(moments), moments, Memory.of(x), Memory.of(dy), Memory.of(dx), dGamma, dBeta);
        Gradient gradient = new DefaultGradient();
        put(gradient, FusedBatchNorm.GAMMA, dGamma);
        put(gradient, FusedBatchNorm.BETA, dBeta);
        return Pair.of(gradient, dx);
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
