package org.discern.ui.training;

import java.util.Arrays;

/// Measured values by step, as long as a run lasts: plain arrays that grow.
final class Curve {
    private double[] steps = new double[256];
    private double[] values = new double[256];
    private int size;

    void add(double step, double value) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        steps[size] = step;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double[] steps() {
        return Arrays.copyOf(steps, size);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
