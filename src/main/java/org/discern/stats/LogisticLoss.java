package org.discern.stats;

import org.discern.fusion.UncertainClass;

/// Mean logistic loss with an L2 penalty: `1/n sum -ln p(target) + l2/2 |w|^2`, logit z = w x + b. A point is the
/// weights followed by the bias, which is not penalised; where uncertain films are a class of their own
/// ([UncertainClass]), the same of their logit follows.
///
/// @param rows films x features
/// @param targets by film: 1 positive, 0 negative, [UncertainClass#TARGET]
record LogisticLoss(float[][] rows, double[] targets, double l2) implements Lbfgs.Objective {
    @Override
    public double evaluate(double[] point, double[] gradient) {
        int width = rows[0].length + 1;
        boolean uncertainClass = point.length > width;
        double penalty = 0;
        for (int k = 0; k < point.length; k++) {
            boolean isBias = k % width == width - 1;
            gradient[k] = isBias ? 0 : l2 * point[k];
            penalty += isBias ? 0 : point[k] * point[k];
        }
        double loss = 0;
        for (int film = 0; film < rows.length; film++) {
            float[] row = rows[film];
            double uncertain = uncertainClass ? logit(point, width, row) : Double.NEGATIVE_INFINITY;
            var ofFilm = UncertainClass.Loss.of(logit(point, 0, row), uncertain, targets[film]);
            loss += ofFilm.value();
            addScaled(gradient, 0, ofFilm.ofPositive() / rows.length, row);
            if (uncertainClass) addScaled(gradient, width, ofFilm.ofUncertain() / rows.length, row);
        }
        return loss / rows.length + l2 / 2 * penalty;
    }

    /// w x + b of positive against negative.
    static double logit(double[] point, float[] row) {
        return logit(point, 0, row);
    }

    private static double logit(double[] point, int from, float[] row) {
        int dimension = row.length;
        double sum0 = 0; // four sums: a single one would wait for its own last addition
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 3 < dimension; k += 4) {
            sum0 += point[from + k] * row[k];
            sum1 += point[from + k + 1] * row[k + 1];
            sum2 += point[from + k + 2] * row[k + 2];
            sum3 += point[from + k + 3] * row[k + 3];
        }
        for (; k < dimension; k++) sum0 += point[from + k] * row[k];
        return sum0 + sum1 + sum2 + sum3 + point[from + dimension];
    }

    private static void addScaled(double[] gradient, int from, double slope, float[] row) {
        for (int k = 0; k < row.length; k++) gradient[from + k] += slope * row[k];
        gradient[from + row.length] += slope;
    }
}
