package org.discern.engine.dl4j;

import java.util.Arrays;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.discern.engine.dl4j.Planes.Affine;
import org.discern.engine.dl4j.Planes.Moments;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.RunningStatistics;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Batch normalisation, with the ReLU that follows it where one does, as torch computes it.
final class FusedBatchNormLayer extends BaseLayer<FusedBatchNorm> {
    private static final long serialVersionUID = 1L;

    private final transient RunningStatistics statistics;
    private transient @Nullable Moments last;

    FusedBatchNormLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        statistics = new RunningStatistics(layerConf().described());
    }

    RunningStatistics statistics() {
        return statistics;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray x = Memory.plain(input);
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
        Planes planes = Planes.of(x);
        Moments moments = training ? planes.moments(Memory.of(x)) : running();
        if (training) {
            last = moments;
            statistics.add(moments.mean(), unbiased(moments.variance(), planes.valuesPerChannel()));
        }
        planes.apply(affine(moments), Memory.of(x), Memory.of(y));
        return y;
    }

    private Moments running() {
        return Moments.of(
                HostMemory.copy(statistics.mean(), 0, channels()), HostMemory.copy(statistics.variance(), 0, channels()));
    }

    private static float[] unbiased(float[] variance, int values) {
        float[] unbiased = variance.clone();
        double factor = values > 1 ? values / (values - 1.0) : 1;
        for (int c = 0; c < unbiased.length; c++) unbiased[c] *= (float) factor;
        return unbiased;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        Moments moments = last;
        if (moments == null)
            throw new IllegalStateException(
                    "no batch went forward through " + layerConf().getLayerName());
        INDArray x = Memory.plain(input);
        INDArray dy = Memory.plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
        float[] dGamma = new float[channels()];
        float[] dBeta = new float[channels()];
        Planes.of(x)
                .backward(affine(moments), moments, Memory.of(x), Memory.of(dy), Memory.of(dx), dGamma, dBeta);
        Gradient gradient = new DefaultGradient();
        if (layerConf().described().affine()) {
            put(gradient, FusedBatchNorm.GAMMA, dGamma);
            put(gradient, FusedBatchNorm.BETA, dBeta);
        }
        return Pair.of(gradient, dx);
    }

    private void put(Gradient gradient, String name, float[] values) {
        INDArray view = Objects.requireNonNull(gradientViews.get(name));
        HostMemory.copy(values, Memory.of(view), 0);
        gradient.setGradientFor(name, view);
    }

    private Affine affine(Moments moments) {
        boolean relu = layerConf().relu();
        if (layerConf().described().affine())
            return Affine.of(moments, values(FusedBatchNorm.GAMMA), values(FusedBatchNorm.BETA), relu);
        float[] one = new float[channels()];
        Arrays.fill(one, 1);
        return Affine.of(moments, one, new float[channels()], relu);
    }

    private float[] values(String parameter) {
        return HostMemory.copy(Memory.of(getParam(parameter)), 0, channels());
    }

    private int channels() {
        return layerConf().described().channels();
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
