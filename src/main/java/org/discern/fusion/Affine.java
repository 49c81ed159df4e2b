package org.discern.fusion;

import java.util.List;
import java.util.SplittableRandom;
import org.discern.fusion.FusionHead.Block;

/// A linear layer `W x + b` in a vector of parameters: the weights row by row from `from` on, then the bias.
record Affine(int from, int inputs, int outputs) {
    List<Block> blocks(String name) {
        return List.of(
                new Block(name + ".weight", List.of(outputs, inputs)), new Block(name + ".bias", List.of(outputs)));
    }

    /// The place behind its last parameter.
    int to() {
        return bias() + outputs;
    }

    void initialise(double[] parameters, SplittableRandom random) {
        double bound = 1 / Math.sqrt(Math.max(1, inputs));
        for (int i = from; i < to(); i++) parameters[i] = random.nextDouble(-bound, bound);
    }

    double[] apply(double[] parameters, double[] x) {
        double[] y = new double[outputs];
        for (int row = 0; row < outputs; row++) {
            int w = from + row * inputs;
            double sum = parameters[bias() + row];
            for (int k = 0; k < inputs; k++) sum += parameters[w + k] * x[k];
            y[row] = sum;
        }
        return y;
    }

    /// Adds the gradient of the parameters.
    ///
    /// @return the gradient with respect to `x`
    double[] backward(double[] parameters, double[] x, double[] ofOutputs, double[] ofParameters) {
        double[] ofX = new double[inputs];
        for (int row = 0; row < outputs; row++) {
            double slope = ofOutputs[row];
            if (slope == 0) continue;
            int w = from + row * inputs;
            for (int k = 0; k < inputs; k++) {
                ofParameters[w + k] += slope * x[k];
                ofX[k] += slope * parameters[w + k];
            }
            ofParameters[bias() + row] += slope;
        }
        return ofX;
    }

    private int bias() {
        return from + outputs * inputs;
    }

    /// One row of numbers behind another.
    static double[] joined(float[] features, double[] behind) {
        double[] joined = new double[features.length + behind.length];
        for (int k = 0; k < features.length; k++) joined[k] = features[k];
        System.arraycopy(behind, 0, joined, features.length, behind.length);
        return joined;
    }

    static double[] wide(float[] row) {
        return joined(row, new double[0]);
    }
}
