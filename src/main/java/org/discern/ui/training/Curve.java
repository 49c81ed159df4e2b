package org.discern.ui.training;

import java.util.Arrays;

/// Measured values by step or epoch, as long as a run lasts: plain arrays that grow.
final class Curve {
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int size;

    /// A place that was passed already is come to again by a run that is resumed: what lay beyond it is no more.
    void add(double place, double value) {
        if (size > 0 && place <= x[size - 1]) rewind(place);
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = place;
        y[size++] = value;
    }

    private void rewind(double place) {
        int found = Arrays.binarySearch(x, 0, size, place);
        size = found >= 0 ? found : -found - 1;
        // Other arrays than those that were handed out, whose values do not change.
        x = Arrays.copyOf(x, x.length);
        y = Arrays.copyOf(y, y.length);
    }

    int size() {
        return size;
    }

    /// What is there now, to be read on another thread while the curve grows: values that were added never change.
    Points points() {
        return new Points(x, y, size);
    }

    /// The first values of two arrays.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Points(double[] allX, double[] allY, int size) {
        double[] x() {
            return Arrays.copyOf(allX, size);
        }

        double[] y() {
            return Arrays.copyOf(allY, size);
        }
    }
}
