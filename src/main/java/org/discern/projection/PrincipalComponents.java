package org.discern.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The directions in which vectors vary most, by subspace iteration on their covariance (Halko et al. 2011).
///
/// @param mean of the vectors
/// @param axes orthonormal, that of largest variance first; one along which nothing varies may be zero
record PrincipalComponents(double[] mean, double[][] axes) {
    private static final int FURTHER_AXES = 10; // which speed up the others
    private static final int ITERATIONS = 40;

    /// The first `count` components of `vectors` (n x C), at most C.
    static PrincipalComponents of(float[][] vectors, int count, SplittableRandom random) {
        int dimension = vectors[0].length;
        double[] mean = Covariance.mean(vectors);
        double[][] covariance = Covariance.of(vectors, mean);
        double[][] axes = new double[Math.min(dimension, count + FURTHER_AXES)][dimension];
        for (double[] axis : axes) Arrays.setAll(axis, c -> random.nextGaussian());
        orthonormalise(axes);
        for (int i = 0; i < ITERATIONS; i++) {
            axes = times(axes, covariance);
            orthonormalise(axes);
        }
        double[][] within = products(times(axes, covariance), axes);
        double[][] turned = times(SymmetricEigen.vectors(within), axes);
        return new PrincipalComponents(mean, Arrays.copyOf(turned, Math.min(count, turned.length)));
    }

    /// The coordinates of `vectors` along the axes: n x axes, centred.
    float[][] scores(float[][] vectors) {
        return Arrays.stream(vectors).parallel().map(this::scores).toArray(float[][]::new);
    }

    private float[] scores(float[] vector) {
        double[] centred = new double[mean.length];
        for (int c = 0; c < mean.length; c++) centred[c] = vector[c] - mean[c];
        float[] scores = new float[axes.length];
        for (int a = 0; a < axes.length; a++) scores[a] = (float) dot(axes[a], centred);
        return scores;
    }

    /// Gram-Schmidt, twice, as once leaves traces; rows that depend on those before become zero.
    private static void orthonormalise(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            double before = Math.sqrt(dot(rows[i], rows[i]));
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = dot(rows[i], rows[j]);
                    for (int c = 0; c < rows[i].length; c++) rows[i][c] -= along * rows[j][c];
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            double scale = length > 1e-10 * before ? 1 / length : 0;
            for (int c = 0; c < rows[i].length; c++) rows[i][c] *= scale;
        }
    }

    private static double[][] times(double[][] a, double[][] b) {
        return IntStream.range(0, a.length)
                .parallel()
                .mapToObj(i -> {
                    double[] row = new double[b[0].length];
                    for (int k = 0; k < b.length; k++) {
                        for (int j = 0; j < row.length; j++) row[j] += a[i][k] * b[k][j];
                    }
                    return row;
                })
                .toArray(double[][]::new);
    }

    private static double[][] products(double[][] a, double[][] b) {
        double[][] products = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) products[i][j] = dot(a[i], b[j]);
        }
        return products;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) sum += a[c] * b[c];
        return sum;
    }
}
