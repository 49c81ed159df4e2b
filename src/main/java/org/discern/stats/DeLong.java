package org.discern.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.discern.model.ConfidenceInterval;
import smile.math.special.Erf;

/// AUROCs of one or more models on the same films with their covariance, without resampling (DeLong, DeLong
/// and Clarke-Pearson 1988), from ranks in O(n log n) (Sun and Xu 2014). Films count as independent: where
/// patients have several, intervals and p-values are too confident, and [PatientBootstrap] and
/// [PairedPermutation] are to be preferred.
///
/// @param auroc by model
/// @param covariance models x models
public record DeLong(double[] auroc, double[][] covariance) {
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @param scores one array a model
    /// @return empty with fewer than two films of a class: the variance is then undefined
    public static Optional<DeLong> of(double[] targets, double[]... scores) {
        int models = scores.length;
        Components[] components = new Components[models];
        for (int model = 0; model < models; model++) {
            Ranking ranking = Ranking.of(scores[model], targets);
            if (ranking.positives() < 2 || ranking.negatives() < 2) return Optional.empty();
            components[model] = Components.of(ranking);
        }
        double[] auroc = new double[models];
        double[][] covariance = new double[models][models];
        for (int i = 0; i < models; i++) {
            auroc[i] = components[i].auroc();
            for (int j = 0; j < models; j++) covariance[i][j] = components[i].covariance(components[j]);
        }
        return Optional.of(new DeLong(auroc, covariance));
    }

    /// Interval that is symmetric on the logit scale and so stays within (0, 1).
    ///
    /// @param level nominal coverage, such as 0.95
    /// @return empty where the AUROC is 0 or 1
    public Optional<ConfidenceInterval> logitInterval(int model, double level) {
        double area = auroc[model];
        if (area <= 0 || area >= 1) return Optional.empty();
        double centre = Math.log(area / (1 - area));
        double normalQuantile = Math.sqrt(2) * Erf.inverf(level);
        double reach = normalQuantile * Math.sqrt(covariance[model][model]) / (area * (1 - area));
        return Optional.of(new ConfidenceInterval(logistic(centre - reach), logistic(centre + reach), level));
    }

    /// Difference of two models' AUROCs in its standard errors.
    ///
    /// @return empty where the difference has no variance, unless it is 0
    public OptionalDouble z(int first, int second) {
        double difference = auroc[first] - auroc[second];
        double sum = covariance[first][first] + covariance[second][second];
        double variance = sum - 2 * covariance[first][second];
        boolean constant = variance <= 1e-12 * sum; // rounding alone
        if (constant) return difference == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
        return OptionalDouble.of(difference / Math.sqrt(variance));
    }

    /// Two-sided p-value for equal AUROCs of two models.
    ///
    /// @return empty where [#z] is
    public OptionalDouble pValue(int first, int second) {
        OptionalDouble z = z(first, second);
        return z.isEmpty() ? z : OptionalDouble.of(Erf.erfc(Math.abs(z.getAsDouble()) / Math.sqrt(2)));
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    /// Structural components: for each film the share of films of the other class that the score orders
    /// rightly against it, ties counting one half. `NaN` for films without a known target.
    private record Components(double auroc, double[] ofPositive, double[] ofNegative) {
        static Components of(Ranking ranking) {
            double[] ofPositive = new double[ranking.filmCount()];
            double[] ofNegative = new double[ranking.filmCount()];
            Arrays.fill(ofPositive, Double.NaN);
            Arrays.fill(ofNegative, Double.NaN);
            for (int group = 0; group < ranking.groups(); group++) {
                double negativesBelow =
                        ranking.negatives() - (ranking.falsePositives(group) + ranking.falsePositives(group - 1)) / 2.0;
                double positivesAbove = (ranking.truePositives(group) + ranking.truePositives(group - 1)) / 2.0;
                for (int place = ranking.end(group - 1); place < ranking.end(group); place++) {
                    int film = ranking.film(place);
                    if (ranking.isPositive(place)) ofPositive[film] = negativesBelow / ranking.negatives();
                    else ofNegative[film] = positivesAbove / ranking.positives();
                }
            }
            return new Components(Auroc.of(ranking).orElseThrow(), ofPositive, ofNegative);
        }

        double covariance(Components other) {
            return covarianceOfMean(ofPositive, auroc, other.ofPositive, other.auroc)
                    + covarianceOfMean(ofNegative, auroc, other.ofNegative, other.auroc);
        }

        private static double covarianceOfMean(double[] a, double meanA, double[] b, double meanB) {
            double sum = 0;
            long count = 0;
            for (int film = 0; film < a.length; film++) {
                if (Double.isNaN(a[film])) continue;
                sum += (a[film] - meanA) * (b[film] - meanB);
                count++;
            }
            return sum / (count - 1) / count;
        }
    }
}
