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
import org.discern.engine.host.HostMemory;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Batch normalisation, with the ReLU that follows it where one does, as torch computes it. A batch in
/// training leaves its statistics pending until [#commit], so that a step that is given up leaves no trace.
final class FusedBatchNormLayer extends BaseLayer<FusedBatchNorm> {
    private static final long serialVersionUID = 1L;

    private final float[] runningMean;
    private final float[] runningVariance;
    private long batchesTracked;
    private transient List<Group> pending = List.of();

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

    /// Moves the running statistics towards the last batch's, as torch does in training: by 0.1, the variance
    /// unbiased. Of several groups the mean counts.
    void commit() {
        if (pending.isEmpty()) return;
        for (int c = 0; c < runningMean.length; c++) {
            double mean = 0;
            double variance = 0;
            for (Group group : pending) {
                int values = group.planes().valuesPerChannel();
                double unbias = values > 1 ? values / (values - 1.0) : 1;
                mean += group.moments().mean()[c] / pending.size();
                variance += group.moments().variance()[c] * unbias / pending.size();
            }
            runningMean[c] += (float) (BatchNorm.MOMENTUM * (mean - runningMean[c]));
            runningVariance[c] += (float) (BatchNorm.MOMENTUM * (variance - runningVariance[c]));
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
        pending = groups(x);
        for (Group group : pending) group.planes().apply(affine(group.moments()), group.part(x), group.part(y));
        return y;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (pending.isEmpty())
            throw new IllegalStateException(
                    "no batch went forward through " + layerConf().getLayerName());
        INDArray x = Memory.plain(input);
        INDArray dy = Memory.plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
        float[] dGamma = new float[runningMean.length];
        float[] dBeta = new float[runningMean.length];
        for (Group group : pending) {
            group.planes()
                    .backward(
                            affine(group.moments()),
                            group.moments(),
                            group.part(x),
                            group.part(dy),
                            group.part(dx),
                            dGamma,
                            dBeta);
        }
        Gradient gradient = new DefaultGradient();
        put(gradient, FusedBatchNorm.GAMMA, dGamma);
        put(gradient, FusedBatchNorm.BETA, dBeta);
        return Pair.of(gradient, dx);
    }

    /// The groups of a training batch, of 2 pictures at least: fewer than asked for where the batch is too
    /// small.
    private List<Group> groups(INDArray x) {
        Planes all = Planes.of(x);
        int count = Math.clamp(all.pictures() / 2, 1, layerConf().groups());
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            int first = group * all.pictures() / count;
            int end = (group + 1) * all.pictures() / count;
            Planes planes = new Planes(end - first, all.channels(), all.size());
            groups.add(new Group(first, planes, planes.moments(part(x, first, planes))));
        }
        return groups;
    }

    /// Pictures of a batch that are normalised together.
    ///
    /// @param first place of the first one in the batch
    private record Group(int first, Planes planes, Moments moments) {
        MemorySegment part(INDArray pictures) {
            return FusedBatchNormLayer.part(pictures, first, planes);
        }
    }

    private static MemorySegment part(INDArray pictures, int first, Planes planes) {
        long picture = (long) planes.channels() * planes.size() * Float.BYTES;
        return Memory.of(pictures).asSlice(first * picture, planes.pictures() * picture);
    }

    private void put(Gradient gradient, String name, float[] values) {
        INDArray view = Objects.requireNonNull(gradientViews.get(name));
        HostMemory.copy(values, Memory.of(view), 0);
        gradient.setGradientFor(name, view);
    }

    private Affine affine(Moments moments) {
        return Affine.of(
                moments,
                values(FusedBatchNorm.GAMMA),
                values(FusedBatchNorm.BETA),
                layerConf().relu());
    }

    private float[] values(String parameter) {
        return HostMemory.copy(Memory.of(getParam(parameter)), 0, runningMean.length);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
