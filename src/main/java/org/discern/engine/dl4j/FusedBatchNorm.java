package org.discern.engine.dl4j;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.discern.engine.Layer.BatchNorm;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// Describes a [FusedBatchNormLayer] to DL4J. Scale and shift alone are parameters; running statistics are
/// not, so that whatever works on the parameters as one vector (optimiser, momentum update) leaves them
/// alone.
final class FusedBatchNorm extends FeedForwardLayer {
    static final String GAMMA = "gamma";
    static final String BETA = "beta";
    private static final long serialVersionUID = 1L;

    private final transient BatchNorm described;
    private final boolean relu;
    private final int groups;

    /// @param relu whether a ReLU follows that is computed with it
    /// @param groups of a training batch that are normalised by their own statistics each
    FusedBatchNorm(BatchNorm described, boolean relu, int groups) {
        this.groups = groups;
        this.nIn = described.channels();
        this.nOut = described.channels();
        this.described = described;
        this.relu = relu;
    }

    BatchNorm described() {
        return described;
    }

    int groups() {
        return groups;
    }

    boolean relu() {
        return relu;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        FusedBatchNormLayer layer = new FusedBatchNormLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        if (described.affine()) layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return described.affine() ? new ScaleAndShift() : EmptyParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return input;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // The number of channels is given.
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), FusedBatchNorm.class, input, input)
                .standardMemory(2 * nOut, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    /// Places scale and shift, one after the other, in the network's vectors.
    private static final class ScaleAndShift implements ParamInitializer {
        @Override
        public long numParams(NeuralNetConfiguration conf) {
            return numParams(conf.getLayer());
        }

        @Override
        public long numParams(Layer layer) {
            return 2 * ((FusedBatchNorm) layer).getNOut();
        }

        @Override
        public List<String> paramKeys(Layer layer) {
            return List.of(GAMMA, BETA);
        }

        @Override
        public List<String> weightKeys(Layer layer) {
            return List.of(GAMMA);
        }

        @Override
        public List<String> biasKeys(Layer layer) {
            return List.of(BETA);
        }

        @Override
        public boolean isWeightParam(Layer layer, String key) {
            return key.equals(GAMMA);
        }

        @Override
        public boolean isBiasParam(Layer layer, String key) {
            return key.equals(BETA);
        }

        @Override
        public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
            conf.addVariable(GAMMA);
            conf.addVariable(BETA);
            // Their values are the network's to set.
            return getGradientsFromFlattened(conf, parameters);
        }

        @Override
        public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray vector) {
            long channels = ((FusedBatchNorm) conf.getLayer()).getNOut();
            INDArray flat = vector.reshape(vector.length());
            Map<String, INDArray> views = new LinkedHashMap<>();
            views.put(GAMMA, flat.get(NDArrayIndex.interval(0, channels)));
            views.put(BETA, flat.get(NDArrayIndex.interval(channels, 2 * channels)));
            return views;
        }
    }
}
