package org.discern.figure;

import java.util.Arrays;

/// Exponential mean of a series, over all of its values: smoothing what was thinned out would mislead.
final class Smoothing {
    private Smoothing() {}

    /// Mean of each value and those before it with weights 1, `weight`, `weight`^2, ... back in time, divided
    /// by the sum of the weights, so that the first values are not pulled towards zero. Values that are not
    /// finite stay and are passed over.
    static double[] exponential(double[] values, double weight) {
        double[] smooth = Arrays.copyOf(values, values.length);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) continue;
            sum = weight * sum + values[i];
            weights = weight * weights + 1;
            smooth[i] = sum / weights;
        }
        return smooth;
    }
}
