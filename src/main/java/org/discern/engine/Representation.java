package org.discern.engine;

/// How the unit queries of a step lie on the sphere. All of it comes from the products of the queries with each
/// other, over at most [#QUERIES_MAX] of a batch: 4 million multiplications for 128 dimensions, a few
/// milliseconds a step, whatever the network costs.
///
/// @param alignment mean squared distance of a query and its positive key (Wang and Isola 2020, equation 5,
///     alpha 2): from 0 to 4, small where both views of a film are told to be the same
/// @param uniformity logarithm of the mean of `exp(-2 d^2)` over pairs of different queries at distance `d`
///     (Wang and Isola 2020, equation 6, t 2): 0 where all are the same point, about -4 where they are spread over
///     a sphere of many dimensions; `NaN` for a single query
/// @param spread standard deviation over the queries, mean over dimensions, times the square root of their
///     number: near 1 when spread over the sphere, near 0 when collapsed
/// @param effectiveRank squared sum of the eigenvalues of the queries' covariance over the sum of their squares
///     (Bartlett et al. 2020, definition 3, R_0): about how many dimensions are in use; at most one less than
///     there are queries; 0 where all are the same point
public record Representation(double alignment, double uniformity, double spread, double effectiveRank) {
    /// Queries that are looked at; the first of a batch.
    public static final int QUERIES_MAX = 256;

    private static final double NOTHING = 1e-12;

    /// @param q queries, N unit rows
    /// @param k their positive keys, N unit rows
    public static Representation of(float[][] q, float[][] k) {
        int n = Math.min(q.length, QUERIES_MAX);
        double[][] products = products(q, n);
        return new Representation(alignment(q, k), uniformity(products), spread(q), effectiveRank(products));
    }

    /// The mean of both.
    public static Representation mean(Representation a, Representation b) {
        return new Representation(
                (a.alignment + b.alignment) / 2,
                (a.uniformity + b.uniformity) / 2,
                (a.spread + b.spread) / 2,
                (a.effectiveRank + b.effectiveRank) / 2);
    }

    private static double alignment(float[][] q, float[][] k) {
        double sum = 0;
        for (int i = 0; i < q.length; i++) sum += 2 - 2 * dot(q[i], k[i]);
        return sum / q.length;
    }

    private static double uniformity(double[][] products) {
        int n = products.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) sum += Math.exp(-2 * (2 - 2 * products[i][j]));
        }
        return n < 2 ? Double.NaN : Math.log(sum / (n * (n - 1) / 2.0));
    }

    private static double spread(float[][] rows) {
        double sum = 0;
        for (int c = 0; c < rows[0].length; c++) {
            double mean = 0;
            for (float[] row : rows) mean += row[c] / (double) rows.length;
            double squares = 0;
            for (float[] row : rows) squares += (row[c] - mean) * (row[c] - mean);
            sum += Math.sqrt(squares / rows.length);
        }
        return sum / rows[0].length * Math.sqrt(rows[0].length);
    }

    /// The products of centred rows have the eigenvalues of the covariance: their sum is the trace, the sum of their
    /// squares that of all entries squared. No eigenvalue has to be found.
    private static double effectiveRank(double[][] products) {
        int n = products.length;
        double[] rowMeans = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) rowMeans[i] += entry(products, i, j) / n;
            mean += rowMeans[i] / n;
        }
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double centred = entry(products, i, j) - rowMeans[i] - rowMeans[j] + mean;
                if (i == j) trace += centred;
                squares += centred * centred;
            }
        }
        return trace / n < NOTHING ? 0 : trace * trace / squares;
    }

    private static double entry(double[][] products, int i, int j) {
        return i >= j ? products[i][j] : products[j][i];
    }

    /// The lower triangle.
    private static double[][] products(float[][] rows, int n) {
        double[][] products = new double[n][];
        for (int i = 0; i < n; i++) {
            products[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) products[i][j] = dot(rows[i], rows[j]);
        }
        return products;
    }

    private static double dot(float[] a, float[] b) {
        float sum = 0;
        for (int c = 0; c < a.length; c++) sum += a[c] * b[c];
        return sum;
    }
}
