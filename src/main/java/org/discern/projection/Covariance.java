package org.discern.projection;

import java.util.stream.IntStream;

/// Second moments of vectors.
final class Covariance {
    private static final int BLOCK = 256; // of vectors, which together fit a core's cache

    private Covariance() {}

    static double[] mean(float[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (float[] vector : vectors) {
            for (int c = 0; c < mean.length; c++) mean[c] += vector[c];
        }
        for (int c = 0; c < mean.length; c++) mean[c] /= vectors.length;
        return mean;
    }

    /// The covariance of `vectors` (n x C) about their `mean`: C x C.
    static double[][] of(float[][] vectors, double[] mean) {
        int dimension = mean.length;
        double[][] covariance = new double[dimension][dimension];
        for (int from = 0; from < vectors.length; from += BLOCK) {
            float[][] centred = centred(vectors, from, Math.min(vectors.length, from + BLOCK), mean);
            IntStream.range(0, dimension).parallel().forEach(row -> {
                float[] sums = new float[dimension];
                for (float[] vector : centred) addScaled(sums, vector[row], vector);
                for (int c = 0; c < dimension; c++) covariance[row][c] += sums[c] / (double) vectors.length;
            });
        }
        return covariance;
    }

    private static float[][] centred(float[][] vectors, int from, int to, double[] mean) {
        float[][] centred = new float[to - from][mean.length];
        for (int i = 0; i < centred.length; i++) {
            for (int c = 0; c < mean.length; c++) centred[i][c] = (float) (vectors[from + i][c] - mean[c]);
        }
        return centred;
    }

    private static void addScaled(float[] sums, float factor, float[] vector) {
        for (int c = 0; c < sums.length; c++) sums[c] = Math.fma(factor, vector[c], sums[c]);
    }
}
