package org.discern.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.discern.model.ConfidenceInterval;

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
        double reach = Normal.twoSided(level) * Math.sqrt(covariance[model][model]) / (area * (1 - area));
        return Optional.of(new ConfidenceInterval(logistic(centre - reach), logistic(centre + reach), level));
    }

    /// The weighted sum of the models' AUROCs: their difference for 1 and -1; for several repeats of two models, the
    /// difference of the means for 1/R and -1/R.
    ///
    /// @param weights one a model
    public double contrast(double... weights) {
        double sum = 0;
        for (int model = 0; model < weights.length; model++) sum += weights[model] * auroc[model];
        return sum;
    }

    /// Standard error of [#contrast]; 0 where it has no variance but rounding.
    public double standardError(double... weights) {
        double variance = 0;
        double single = 0;
        for (int i = 0; i < weights.length; i++) {
            single += weights[i] * weights[i] * covariance[i][i];
            for (int j = 0; j < weights.length; j++) variance += weights[i] * weights[j] * covariance[i][j];
        }
        return variance <= 1e-12 * single ? 0 : Math.sqrt(variance);
    }

    /// [#contrast] in its standard errors.
    ///
    /// @return empty where it has no variance, unless it is 0
    public OptionalDouble z(double... weights) {
        double contrast = contrast(weights);
        double error = standardError(weights);
        if (error > 0) return OptionalDouble.of(contrast / error);
        return Math.abs(contrast) < 1e-12 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /// Two-sided p-value for [#contrast] being 0, such as for equal AUROCs of two models.
    ///
    /// @return empty where [#z] is
    public OptionalDouble pValue(double... weights) {
        OptionalDouble z = z(weights);
        return z.isEmpty() ? z : OptionalDouble.of(Normal.twoSidedP(z.getAsDouble()));
    }

    /// Interval of [#contrast].
    ///
    /// @param level nominal coverage, such as 0.95
    public ConfidenceInterval interval(double level, double... weights) {
        double contrast = contrast(weights);
        double reach = Normal.twoSided(level) * standardError(weights);
        return new ConfidenceInterval(contrast - reach, contrast + reach, level);
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
