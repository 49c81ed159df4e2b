package org.discern.fusion;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Values that turn features up and down: `y = W (phi * (1 + G m)) + b` (F3; FiLM without shift, Perez et al.
/// 2018). Neutral where G is 0, as it is at first.
public record GatedHead(int features, int values, int outputs) implements FusionHead {
    @Override
    public List<Block> blocks() {
        return Stream.concat(
                        Stream.of(new Block("gate.weight", List.of(features, values))),
                        output().blocks("head").stream())
                .toList();
    }

    @Override
    public double[] initial(long seed) {
        double[] parameters = new double[parameterCount()];
        output().initialise(parameters, new SplittableRandom(seed));
        return parameters;
    }

    @Override
    public double[] logits(double[] parameters, float[] phi, float[] m) {
        return output().apply(parameters, gated(phi, gates(parameters, m)));
    }

    @Override
    public void backward(
            double[] parameters, float[] phi, float[] m, double[] ofLogits, double[] ofParameters, double[] ofPhi) {
        double[] gates = gates(parameters, m);
        double[] ofGated = output().backward(parameters, gated(phi, gates), ofLogits, ofParameters);
        for (int i = 0; i < features; i++) {
            ofPhi[i] += ofGated[i] * gates[i];
            double ofGate = ofGated[i] * phi[i];
            for (int k = 0; k < values; k++) ofParameters[i * values + k] += ofGate * m[k];
        }
    }

    /// 1 + G m.
    private double[] gates(double[] parameters, float[] m) {
        double[] gates = new double[features];
        for (int i = 0; i < features; i++) {
            double sum = 1;
            for (int k = 0; k < values; k++) sum += parameters[i * values + k] * m[k];
            gates[i] = sum;
        }
        return gates;
    }

    private double[] gated(float[] phi, double[] gates) {
        double[] gated = new double[features];
        for (int i = 0; i < features; i++) gated[i] = phi[i] * gates[i];
        return gated;
    }

    private Affine output() {
        return new Affine(features * values, features, outputs);
    }
}
