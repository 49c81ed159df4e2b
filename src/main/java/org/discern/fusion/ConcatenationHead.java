package org.discern.fusion;

import java.util.List;
import java.util.SplittableRandom;

/// A linear layer on features and values side by side: `y = W [phi; m] + b` (F0, DisCeRn's published branch; F1
/// with standardised values). Neutral where the weights on the values are 0.
public record ConcatenationHead(int features, int values, int outputs) implements FusionHead {
    @Override
    public List<Block> blocks() {
        return output().blocks("head");
    }

    @Override
    public double[] initial(long seed) {
        double[] parameters = new double[parameterCount()];
        output().initialise(parameters, new SplittableRandom(seed));
        return parameters;
    }

    @Override
    public double[] logits(double[] parameters, float[] phi, float[] m) {
        return output().apply(parameters, Affine.joined(phi, Affine.wide(m)));
    }

    @Override
    public void backward(
            double[] parameters, float[] phi, float[] m, double[] ofLogits, double[] ofParameters, double[] ofPhi) {
        double[] ofInput = output().backward(parameters, Affine.joined(phi, Affine.wide(m)), ofLogits, ofParameters);
        for (int k = 0; k < features; k++) ofPhi[k] += ofInput[k];
    }

    private Affine output() {
        return new Affine(0, features + values, outputs);
    }
}
