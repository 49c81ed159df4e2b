package org.discern.projection;

import java.util.SplittableRandom;

/// The plane in which embeddings vary most: their first two principal components, by power iteration.
final class PrincipalPlane {
    private static final int ITERATIONS = 60;

    private final double[][] centred;

    private PrincipalPlane(float[][] vectors) {
        int dimension = vectors[0].length;
        double[] mean = new double[dimension];
        for (float[] vector : vectors) {
            for (int c = 0; c < dimension; c++) mean[c] += vector[c] / (double) vectors.length;
        }
        centred = new double[vectors.length][dimension];
        for (int i = 0; i < vectors.length; i++) {
            for (int c = 0; c < dimension; c++) centred[i][c] = vectors[i][c] - mean[c];
        }
    }

    /// The coordinates of `vectors` (n x C) in their principal plane: n x 2, centred. A component along which
    /// nothing varies is zero.
    static double[][] of(float[][] vectors, SplittableRandom random) {
        var plane = new PrincipalPlane(vectors);
        double[] first = plane.axis(new double[vectors[0].length], random);
        double[] second = plane.axis(first, random);
        double[][] points = new double[vectors.length][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {dot(plane.centred[i], first), dot(plane.centred[i], second)};
        }
        return points;
    }

    /// The direction of largest variance among those orthogonal to `other`, of length 1; zero where there is
    /// none.
    private double[] axis(double[] other, SplittableRandom random) {
        double[] axis = new double[other.length];
        for (int c = 0; c < axis.length; c++) axis[c] = random.nextGaussian();
        for (int i = 0; i < ITERATIONS; i++) {
            removeAlong(other, axis);
            if (!normalise(axis)) return axis;
            axis = timesCovariance(axis);
        }
        removeAlong(other, axis);
        normalise(axis);
        return axis;
    }

    private double[] timesCovariance(double[] axis) {
        double[] product = new double[axis.length];
        for (double[] row : centred) {
            double along = dot(row, axis);
            for (int c = 0; c < product.length; c++) product[c] += along * row[c];
        }
        return product;
    }

    private static void removeAlong(double[] other, double[] axis) {
        double along = dot(other, axis);
        for (int c = 0; c < axis.length; c++) axis[c] -= along * other[c];
    }

    private static boolean normalise(double[] axis) {
        double length = Math.sqrt(dot(axis, axis));
        for (int c = 0; c < axis.length; c++) axis[c] = length > 0 ? axis[c] / length : 0;
        return length > 0;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) sum += a[c] * b[c];
        return sum;
    }
}
