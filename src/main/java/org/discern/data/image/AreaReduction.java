package org.discern.data.image;

import java.util.Arrays;

/// Reduction of a picture by area averaging: each pixel of the result is the mean of the source area under it,
/// pixels on the border counted by the part that they cover. Takes the source row by row, so that it never
/// needs to be whole.
final class AreaReduction {
    private final int width;
    private final int height;
    private final double rowsPerPixel;
    /// Of each source column, the first column of the result that it covers, and the part of it that falls
    /// there.
    private final int[] firstColumn;
    private final float[] firstShare;
    private final float[] line;
    private final float[] sums;
    private final float mass;
    private int sourceRow;

    /// The result must not be larger than the source in either direction.
    AreaReduction(int sourceWidth, int sourceHeight, int width, int height) {
        if (width > sourceWidth || height > sourceHeight) {
            throw new IllegalArgumentException("a reduction cannot enlarge");
        }
        this.width = width;
        this.height = height;
        double columnsPerPixel = (double) sourceWidth / width;
        rowsPerPixel = (double) sourceHeight / height;
        mass = (float) (1 / (columnsPerPixel * rowsPerPixel));
        firstColumn = new int[sourceWidth];
        firstShare = new float[sourceWidth];
        for (int x = 0; x < sourceWidth; x++) {
            firstColumn[x] = cell(x, columnsPerPixel, width);
            firstShare[x] = share(x, columnsPerPixel, firstColumn[x]);
        }
        line = new float[width + 1];
        sums = new float[(height + 1) * width];
    }

    /// Adds the next row of the source.
    void add(float[] row) {
        Arrays.fill(line, 0);
        for (int x = 0; x < firstColumn.length; x++) {
            float value = row[x];
            float here = value * firstShare[x];
            int column = firstColumn[x];
            line[column] += here;
            line[column + 1] += value - here;
        }
        int first = cell(sourceRow, rowsPerPixel, height);
        float share = share(sourceRow, rowsPerPixel, first) * mass;
        float rest = mass - share;
        int upper = first * width;
        int lower = upper + width;
        for (int x = 0; x < width; x++) {
            sums[upper + x] += line[x] * share;
            sums[lower + x] += line[x] * rest;
        }
        sourceRow++;
    }

    /// Mean value of the pixel at `index`, counted row by row, once all rows are in.
    float mean(int index) {
        return sums[index];
    }

    private static int cell(int position, double perPixel, int count) {
        return Math.min((int) (position / perPixel), count - 1);
    }

    private static float share(int position, double perPixel, int cell) {
        return (float) Math.clamp((cell + 1) * perPixel - position, 0, 1);
    }
}
