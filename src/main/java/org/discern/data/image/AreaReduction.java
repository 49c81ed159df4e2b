package org.discern.data.image;

import java.util.Arrays;

/// Reduction of a picture by area averaging: each pixel of the result is the mean of the source area under it,
/// pixels on the border counted by the part that they cover. Takes the source row by row, so that it never
/// needs to be whole.
final class AreaReduction {
    private final int width;
    private final int height;
    private final int sourceHeight;
    private final double rowsPerPixel;
    /// Of each source column, the first column of the result that it covers, and the part of it that falls
    /// there.
    private final int[] firstColumn;
    private final float[] firstShare;
    /// Sums over the source rows of the row of the result that is being filled, and of the next one.
    private float[] sums;
    private float[] nextSums;
    private final float[] means;
    private final float mass;
    private int sourceRow;
    private int filling;

    /// The result must not be larger than the source in either direction.
    AreaReduction(int sourceWidth, int sourceHeight, int width, int height) {
        if (width > sourceWidth || height > sourceHeight) {
            throw new IllegalArgumentException("a reduction cannot enlarge");
        }
        this.width = width;
        this.height = height;
        this.sourceHeight = sourceHeight;
        double columnsPerPixel = (double) sourceWidth / width;
        rowsPerPixel = (double) sourceHeight / height;
        mass = (float) (1 / (columnsPerPixel * rowsPerPixel));
        firstColumn = new int[sourceWidth];
        firstShare = new float[sourceWidth];
        for (int x = 0; x < sourceWidth; x++) {
            firstColumn[x] = cell(x, columnsPerPixel, width);
            firstShare[x] = share(x, columnsPerPixel, firstColumn[x]);
        }
        sums = new float[sourceWidth];
        nextSums = new float[sourceWidth];
        means = new float[height * width];
    }

    /// Adds the next row of the source. Rows are summed first, at full width, which the compiler turns into vector
    /// instructions; columns only once a row of the result is full.
    void add(float[] row) {
        int first = cell(sourceRow, rowsPerPixel, height);
        if (first > filling) finishRow();
        float share = share(sourceRow, rowsPerPixel, first);
        if (share == 1) addTo(sums, row);
        else {
            addTo(sums, row, share);
            addTo(nextSums, row, 1 - share);
        }
        sourceRow++;
        if (sourceRow == sourceHeight) finishRow();
    }

    private static void addTo(float[] sums, float[] row) {
        for (int x = 0; x < sums.length; x++) sums[x] += row[x];
    }

    private static void addTo(float[] sums, float[] row, float share) {
        for (int x = 0; x < sums.length; x++) sums[x] += row[x] * share;
    }

    private void finishRow() {
        float[] line = new float[width + 1];
        for (int x = 0; x < firstColumn.length; x++) {
            float here = sums[x] * firstShare[x];
            line[firstColumn[x]] += here;
            line[firstColumn[x] + 1] += sums[x] - here;
        }
        for (int x = 0; x < width; x++) means[filling * width + x] = line[x] * mass;
        float[] full = sums;
        sums = nextSums;
        nextSums = full;
        Arrays.fill(nextSums, 0);
        filling++;
    }

    /// Mean value of the pixel at `index`, counted row by row, once all rows are in.
    float mean(int index) {
        return means[index];
    }

    private static int cell(int position, double perPixel, int count) {
        return Math.min((int) (position / perPixel), count - 1);
    }

    private static float share(int position, double perPixel, int cell) {
        return (float) Math.clamp((cell + 1) * perPixel - position, 0, 1);
    }
}
