package org.discern.data.image;

import java.util.Arrays;
import org.discern.model.GreyImage;

/// A film in 64 bits that change little when it is encoded anew, rescaled or slightly cropped: whether each of
/// the 64 lowest frequencies of its cosine transform is above their median (pHash).
public final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int FREQUENCIES = 8;
    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /// The hash; compare two by [#distance].
    public static long of(GreyImage film) {
        double[][] coefficients = transform(Thumbnail.of(film, SIDE));
        double[] flat =
                Arrays.stream(coefficients).flatMapToDouble(Arrays::stream).toArray();
        // The first is the mean grey value, whose size says nothing.
        double[] sorted = Arrays.copyOfRange(flat, 1, flat.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (double coefficient : flat) hash = hash << 1 | (coefficient > median ? 1 : 0);
        return hash;
    }

    /// Number of bits in which two hashes differ, 0 to 64.
    public static int distance(long hash, long other) {
        return Long.bitCount(hash ^ other);
    }

    private static double[][] transform(float[] pixels) {
        double[][] rows = new double[SIDE][FREQUENCIES];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int x = 0; x < SIDE; x++) rows[y][u] += pixels[y * SIDE + x] * COSINES[u][x];
            }
        }
        double[][] coefficients = new double[FREQUENCIES][FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int y = 0; y < SIDE; y++) coefficients[v][u] += rows[y][u] * COSINES[v][y];
            }
        }
        return coefficients;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][SIDE];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < SIDE; x++) cosines[u][x] = Math.cos((2 * x + 1) * u * Math.PI / (2 * SIDE));
        }
        return cosines;
    }
}
