package org.discern.stats;

/// Mean logistic loss with an L2 penalty: `1/n sum log(1 + exp(-s z)) + l2/2 |w|^2`, z = w x + b, s = 1 for
/// positive films and -1 for negative ones. A point is the weights followed by the bias, which is not
/// penalised.
///
/// @param rows films x features
/// @param positive by film
record LogisticLoss(float[][] rows, boolean[] positive, double l2) implements Lbfgs.Objective {
    @Override
    public double evaluate(double[] point, double[] gradient) {
        int dimension = point.length - 1;
        double penalty = 0;
        for (int k = 0; k < dimension; k++) {
            penalty += point[k] * point[k];
            gradient[k] = l2 * point[k];
        }
        gradient[dimension] = 0;
        double loss = 0;
        for (int film = 0; film < rows.length; film++) {
            double sign = positive[film] ? 1 : -1;
            double margin = sign * logit(point, rows[film]);
            double missed = Math.exp(-Math.abs(margin));
            loss += Math.max(-margin, 0) + Math.log1p(missed);
            double slope = -sign * (margin > 0 ? missed : 1) / (1 + missed) / rows.length;
            addScaled(gradient, slope, rows[film]);
        }
        return loss / rows.length + l2 / 2 * penalty;
    }

    /// w x + b.
    static double logit(double[] point, float[] row) {
        int dimension = point.length - 1;
        double sum0 = 0; // four sums: a single one would wait for its own last addition
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < dimension; k += 4) {
            sum0 += point[k] * row[k];
            sum1 += point[k + 1] * row[k + 1];
            sum2 += point[k + 2] * row[k + 2];
            sum3 += point[k + 3] * row[k + 3];
        }
        for (; k < dimension; k++) sum0 += point[k] * row[k];
        return sum0 + sum1 + sum2 + sum3 + point[dimension];
    }

    private static void addScaled(double[] gradient, double slope, float[] row) {
        for (int k = 0; k < row.length; k++) gradient[k] += slope * row[k];
        gradient[row.length] += slope;
    }
}
