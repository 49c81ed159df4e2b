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
import org.discern.engine.BatchNormGroups;
import org.discern.engine.dl4j.Planes.Affine;
import org.discern.engine.dl4j.Planes.Moments;
import org.discern.engine.host.HostMemory;
import org.discern.engine.host.RunningStatistics;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Batch normalisation, with the ReLU that follows it where one does, as torch computes it.
final class FusedBatchNormLayer extends BaseLayer<FusedBatchNorm> {
    private static final long serialVersionUID = 1L;

    private final transient RunningStatistics statistics;
    private transient List<Group> last = List.of();

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
        if (training) {
            last = groups(x);
            for (Group group : last) {
                group.planes().apply(affine(group.moments()), group.part(x), group.part(y));
                group.addTo(statistics);
            }
        } else {
            Planes.of(x).apply(affine(running()), Memory.of(x), Memory.of(y));
        }
        Memory.written(y);
        return y;
    }

    private Moments running() {
        return Moments.of(
                HostMemory.copy(statistics.mean(), 0, channels()),
                HostMemory.copy(statistics.variance(), 0, channels()));
    }

    private List<Group> groups(INDArray x) {
        Planes all = Planes.of(x);
        int count = BatchNormGroups.count(all.pictures(), layerConf().groups());
        int size = all.pictures() / count;
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            int first = group * size;
            Planes planes = new Planes(size, all.channels(), all.size());
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

        void addTo(RunningStatistics statistics) {
            int values = planes.valuesPerChannel();
            float unbias = values > 1 ? values / (values - 1f) : 1;
            float[] unbiased = moments.variance().clone();
            for (int c = 0; c < unbiased.length; c++) unbiased[c] *= unbias;
            statistics.add(moments.mean(), unbiased);
        }
    }

    private static MemorySegment part(INDArray pictures, int first, Planes planes) {
        long picture = (long) planes.channels() * planes.size() * Float.BYTES;
        return Memory.of(pictures).asSlice(first * picture, planes.pictures() * picture);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (last.isEmpty())
            throw new IllegalStateException(
                    "no batch went forward through " + layerConf().getLayerName());
        INDArray x = Memory.plain(input);
        INDArray dy = Memory.plain(epsilon);
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
        float[] dGamma = new float[channels()];
        float[] dBeta = new float[channels()];
        for (Group group : last) {
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
        Memory.written(dx);
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
        Memory.written(view);
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
