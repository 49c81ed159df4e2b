package org.discern.figure;

import java.util.Arrays;

/// Thins the points of a line without changing how it looks.
final class Decimation {
    /// The points of a line.
    record Line(double[] x, double[] y) {
        double[][] asSeries() {
            return new double[][] {x, y};
        }
    }

    private Decimation() {}

    /// At most four points for each of `columns` equal parts of the x range: first, lowest, highest and last
    /// (M4, Jugel et al. 2014). On a plot of that many pixels the line looks as the full one, and no spike is
    /// lost.
    ///
    /// @param x ascending
    static Line minMax(double[] x, double[] y, int columns) {
        int n = x.length;
        if (n <= 4 * columns) return new Line(x, y);
        double width = (x[n - 1] - x[0]) / columns;
        int[] kept = new int[4 * columns + 4];
        int count = 0;
        for (int from = 0; from < n; ) {
            int column = column(x[from] - x[0], width);
            int to = from + 1;
            int lowest = from;
            int highest = from;
            for (; to < n && column(x[to] - x[0], width) == column; to++) {
                if (y[to] < y[lowest] || Double.isNaN(y[lowest])) lowest = to;
                if (y[to] > y[highest] || Double.isNaN(y[highest])) highest = to;
            }
            int[] four = {from, Math.min(lowest, highest), Math.max(lowest, highest), to - 1};
            for (int index : four) {
                if (count == 0 || kept[count - 1] != index) kept[count++] = index;
            }
            from = to;
        }
        return pick(x, y, Arrays.copyOf(kept, count));
    }

    /// The same for an axis of logarithms; points at and below 0 are left out.
    static Line minMaxByLogarithm(double[] x, double[] y, int columns) {
        int from = 0;
        while (from < x.length && x[from] <= 0) from++;
        double[] above = Arrays.copyOfRange(x, from, x.length);
        Line thin =
                minMax(Arrays.stream(above).map(Math::log).toArray(), Arrays.copyOfRange(y, from, y.length), columns);
        return new Line(Arrays.stream(thin.x()).map(Math::exp).toArray(), thin.y());
    }

    /// The line without those points that lie on the straight between their neighbours, along an axis: the
    /// same line.
    static Line corners(double[] x, double[] y) {
        int[] kept = new int[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            boolean inside = i > 0 && i < x.length - 1;
            if (inside && (x[i - 1] == x[i] && x[i] == x[i + 1] || y[i - 1] == y[i] && y[i] == y[i + 1])) continue;
            kept[count++] = i;
        }
        return pick(x, y, Arrays.copyOf(kept, count));
    }

    private static int column(double offset, double width) {
        return width > 0 ? (int) (offset / width) : 0;
    }

    private static Line pick(double[] x, double[] y, int[] indices) {
        return new Line(
                Arrays.stream(indices).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(indices).mapToDouble(i -> y[i]).toArray());
    }
}
