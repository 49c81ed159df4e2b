package org.discern.fusion;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A layer with ReLU on the values, its output beside the features: `y = W [phi; relu(V m + c)] + b` (F2).
/// Neutral where the weights on the hidden units are 0.
public record PerceptronHead(int features, int values, int hidden, int outputs) implements FusionHead {
    @Override
    public List<Block> blocks() {
        return Stream.of(layer().blocks("hidden"), output().blocks("head"))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public double[] initial(long seed) {
        double[] parameters = new double[parameterCount()];
        SplittableRandom random = new SplittableRandom(seed);
        layer().initialise(parameters, random);
        output().initialise(parameters, random);
        return parameters;
    }

    @Override
    public double[] logits(double[] parameters, float[] phi, float[] m) {
        return output().apply(parameters, Affine.joined(phi, active(parameters, Affine.wide(m))));
    }

    @Override
    public void backward(
            double[] parameters, float[] phi, float[] m, double[] ofLogits, double[] ofParameters, double[] ofPhi) {
        double[] input = Affine.wide(m);
        double[] units = active(parameters, input);
        double[] ofJoined = output().backward(parameters, Affine.joined(phi, units), ofLogits, ofParameters);
        for (int k = 0; k < features; k++) ofPhi[k] += ofJoined[k];
        double[] ofUnits = new double[hidden];
        for (int unit = 0; unit < hidden; unit++) ofUnits[unit] = units[unit] > 0 ? ofJoined[features + unit] : 0;
        layer().backward(parameters, input, ofUnits, ofParameters);
    }

    private double[] active(double[] parameters, double[] m) {
        double[] units = layer().apply(parameters, m);
        for (int unit = 0; unit < hidden; unit++) units[unit] = Math.max(0, units[unit]);
        return units;
    }

    private Affine layer() {
        return new Affine(0, values, hidden);
    }

    private Affine output() {
        return new Affine(layer().to(), features + hidden, outputs);
    }
}
