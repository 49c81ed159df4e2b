package org.discern.engine.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.discern.config.OptimizerConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;
import org.discern.engine.FusedClassifier;
import org.discern.engine.Network;
import org.discern.engine.Parameter;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.fusion.FusionHead;
import org.discern.model.Problem;

/// Encoder with a head on features and clinical values. The head is computed here, whatever the engine: it
/// gets the features, and the encoder gets back the gradient with respect to them.
public final class HostFusedClassifier implements FusedClassifier {
    private static final String PREFIX = "fusion.";

    private final Network encoder;
    private final Training training;
    private final FusionHead head;
    private final ParameterSlices slices;
    private final Optimizer optimizer;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment parameters;
    private final MemorySegment gradient;

    /// @param build builds a network with its first values
    public HostFusedClassifier(
            Network encoder,
            FusionHead head,
            OptimizerConfig optimizer,
            long seed,
            Function<Network, HostNetwork> build) {
        this.encoder = encoder;
        this.head = head;
        this.training = Training.of(build.apply(encoder), optimizer);
        this.slices = slices(head);
        this.optimizer = Optimizer.of(optimizer, slices);
        this.parameters = arena.allocate(slices.size() * Float.BYTES, Float.BYTES);
        this.gradient = arena.allocate(slices.size() * Float.BYTES, Float.BYTES);
        write(head.initial(seed), parameters);
    }

    private static ParameterSlices slices(FusionHead head) {
        List<ParameterSlices.Slice> slices = new ArrayList<>();
        long from = 0;
        for (FusionHead.Block block : head.blocks()) {
            int[] shape = block.shape().stream().mapToInt(Integer::intValue).toArray();
            slices.add(new ParameterSlices.Slice(
                    new Parameter(PREFIX + block.name(), Parameter.Kind.TRAINED, shape), from));
            from += block.size();
        }
        return new ParameterSlices(slices);
    }

    @Override
    public void loadEncoder(Weights weights) {
        training.network().restore("", encoder.takenOver(state(), weights));
    }

    @Override
    public double step(LabelledBatch batch, double learningRate) {
        HostNetwork network = training.network();
        network.forgetStatistics();
        OfFeatures loss = network.backward(batch.pictures(), features -> loss(features, batch));
        training.requireFinite(loss.loss());
        write(loss.ofParameters(), gradient);
        if (!HostMemory.allFinite(gradient)) {
            throw new Problem(
                    "the clinical values' gradient is no longer a finite number",
                    "standardise the values (evaluation.fusion.kind), or use a smaller learning rate");
        }
        training.update(learningRate);
        optimizer.update(parameters, gradient, learningRate);
        network.valuesChanged();
        return loss.loss();
    }

    /// What the loss says of the features and of the head's parameters.
    private record OfFeatures(double loss, float[] gradient, double[] ofParameters)
            implements HostNetwork.OutputGradient {}

    private OfFeatures loss(float[][] features, LabelledBatch batch) {
        double[] own = headParameters();
        LabelLoss loss = LabelLoss.of(logits(own, features, batch.values()), batch.targets());
        double[] ofParameters = new double[own.length];
        float[] ofFeatures = new float[features.length * head.features()];
        for (int film = 0; film < features.length; film++) {
            double[] ofLogits = new double[head.outputs()];
            for (int i = 0; i < ofLogits.length; i++) ofLogits[i] = loss.gradient()[film * ofLogits.length + i];
            double[] ofRow = new double[head.features()];
            head.backward(own, features[film], batch.values()[film], ofLogits, ofParameters, ofRow);
            for (int k = 0; k < ofRow.length; k++) ofFeatures[film * ofRow.length + k] = (float) ofRow[k];
        }
        return new OfFeatures(loss.loss(), ofFeatures, ofParameters);
    }

    private float[][] logits(double[] own, float[][] features, float[][] values) {
        float[][] logits = new float[features.length][head.outputs()];
        for (int film = 0; film < features.length; film++) {
            double[] row = head.logits(own, features[film], values[film]);
            for (int i = 0; i < row.length; i++) logits[film][i] = (float) row[i];
        }
        return logits;
    }

    @Override
    public float[][] predict(ImageBatch pictures, float[][] values) {
        float[][] scores = logits(headParameters(), features(pictures), values);
        for (float[] row : scores) {
            for (int i = 0; i < row.length; i++) row[i] = (float) LabelLoss.probability(row[i]);
        }
        return scores;
    }

    @Override
    public float[][] features(ImageBatch pictures) {
        return training.network().evaluate(pictures, encoder.features()).getFirst();
    }

    @Override
    public double[] headParameters() {
        float[] floats = HostMemory.copy(parameters, 0, Math.toIntExact(slices.size()));
        double[] own = new double[floats.length];
        for (int i = 0; i < own.length; i++) own[i] = floats[i];
        return own;
    }

    @Override
    public Weights state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        training.save("", state);
        slices.save("", parameters, state);
        optimizer.memory().forEach((name, vector) -> slices.save(memory(name), vector, state));
        return new Weights(state, Map.of());
    }

    @Override
    public void restore(Weights state) {
        state.requireLike(state());
        training.restore("", state);
        slices.restore("", parameters, state);
        optimizer.setSteps(training.optimizer().steps());
        optimizer.memory().forEach((name, vector) -> slices.restore(memory(name), vector, state));
    }

    private static String memory(String name) {
        return "optimizer." + name + ".";
    }

    private static void write(double[] from, MemorySegment to) {
        for (int i = 0; i < from.length; i++) HostMemory.set(to, i, (float) from[i]);
    }

    @Override
    public void close() {
        optimizer.close();
        training.close();
        training.network().close();
        arena.close();
    }
}
