package org.discern.projection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Eigenvectors of small symmetric matrices by Jacobi's rotations (Golub and Van Loan 2013, section 8.5).
final class SymmetricEigen {
    private static final int MOST_SWEEPS = 50;

    private SymmetricEigen() {}

    /// The eigenvectors of `matrix` as rows, that of the largest eigenvalue first.
    static double[][] vectors(double[][] matrix) {
        int n = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) vectors[i][i] = 1;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            boolean turned = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) turned |= rotate(a, vectors, p, q);
            }
            if (!turned) break;
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -a[i][i]))
                .map(i -> vectors[i])
                .toArray(double[][]::new);
    }

    /// Turns the plane of `p` and `q` so that their product vanishes.
    ///
    /// @return whether there was anything to turn
    private static boolean rotate(double[][] a, double[][] vectors, int p, int q) {
        if (Math.abs(a[p][q]) <= 1e-15 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] == 0) return false;
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.hypot(1, tau));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        for (double[] row : a) {
            double along = row[p];
            row[p] = c * along - s * row[q];
            row[q] = s * along + c * row[q];
        }
        turnRows(a, p, q, c, s);
        turnRows(vectors, p, q, c, s);
        return true;
    }

    private static void turnRows(double[][] rows, int p, int q, double c, double s) {
        for (int k = 0; k < rows[p].length; k++) {
            double along = rows[p][k];
            rows[p][k] = c * along - s * rows[q][k];
            rows[q][k] = s * along + c * rows[q][k];
        }
    }
}
