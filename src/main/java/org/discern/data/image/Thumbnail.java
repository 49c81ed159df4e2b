package org.discern.data.image;

import org.discern.model.GreyImage;

/// A film on a small square grid, each cell the mean of the area under it, whatever its shape and size.
final class Thumbnail {
    private Thumbnail() {}

    /// `side` rows of `side` values.
    static float[] of(GreyImage film, int side) {
        double[] columns = new double[film.height() * side];
        for (int y = 0; y < film.height(); y++) {
            for (int x = 0; x < side; x++) columns[y * side + x] = meanOfRow(film, y, x, side);
        }
        float[] cells = new float[side * side];
        double step = (double) film.height() / side;
        for (int y = 0; y < side; y++) {
            double from = y * step;
            double to = from + step;
            for (int row = (int) from; row < film.height() && row < to; row++) {
                double part = (Math.min(row + 1, to) - Math.max(row, from)) / step;
                for (int x = 0; x < side; x++) cells[y * side + x] += (float) (part * columns[row * side + x]);
            }
        }
        return cells;
    }

    private static double meanOfRow(GreyImage film, int y, int cell, int side) {
        double step = (double) film.width() / side;
        double from = cell * step;
        double to = from + step;
        double sum = 0;
        for (int x = (int) from; x < film.width() && x < to; x++) {
            sum += (Math.min(x + 1, to) - Math.max(x, from)) * film.at(x, y);
        }
        return sum / step;
    }
}
