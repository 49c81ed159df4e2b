package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.discern.fusion.UncertainClass;
import org.discern.model.Problem;

/// Logistic regression on frozen features, one for each finding (the linear evaluation protocol of He et al.
/// 2020, section 4.1).
///
/// Features are standardised by the training films; the L2 strength is the one of [#STRENGTHS] with the
/// largest AUROC on the validation films. Films whose target is not known count for nothing; uncertain ones may be
/// a class of their own ([UncertainClass]). A finding without positive or without negative films in training gets no
/// classifier: [#fits] says so and its predictions are `NaN`. Deterministic.
public final class LinearProbe {
    /// The L2 strengths tried, in units of the mean loss of a film.
    public static final List<Double> STRENGTHS = List.of(10.0, 1.0, 0.1, 0.01, 0.001);

    /// Taken where the validation films lack a class and so cannot choose.
    static final double UNCHOSEN_STRENGTH = 0.1;

    private final Standardisation standardisation;
    private final List<Optional<Fit>> fits;

    private LinearProbe(Standardisation standardisation, List<Optional<Fit>> fits) {
        this.standardisation = standardisation;
        this.fits = fits;
    }

    /// The classifier of one finding.
    ///
    /// @param point weights of the standardised features, followed by the bias; as [LogisticLoss] has it
    /// @param l2 the strength chosen
    /// @param validationAuroc empty where the validation films lack a class
    public record Fit(double[] point, double l2, OptionalDouble validationAuroc) {}

    /// @param features films x features, before the projection head; finite
    /// @param targets films x findings: 1 positive, 0 negative, [UncertainClass#TARGET], `NaN` not known
    public record Films(float[][] features, float[][] targets) {
        public Films {
            if (features.length != targets.length) {
                throw new IllegalArgumentException(
                        features.length + " rows of features for " + targets.length + " of targets");
            }
        }
    }

    /// Fits all findings, in parallel.
    ///
    /// @throws Problem where there is no training film, or features are not finite
    public static LinearProbe train(Films training, Films validation) {
        if (training.features.length == 0) {
            throw new Problem("The linear probe has no training films", "Give the training split some labelled films");
        }
        Standardisation standardisation = Standardisation.of(training.features);
        Films trained = new Films(standardisation.apply(training.features), training.targets);
        Films chosenBy = new Films(standardisation.apply(validation.features), validation.targets);
        List<Optional<Fit>> fits = IntStream.range(0, training.targets[0].length)
                .parallel()
                .mapToObj(finding -> fit(trained, chosenBy, finding))
                .toList();
        return new LinearProbe(standardisation, fits);
    }

    /// By finding; empty where the training films have a single class.
    public List<Optional<Fit>> fits() {
        return fits;
    }

    /// Probability of each finding, a row a film; `NaN` for findings without a classifier.
    public float[][] predict(float[][] features) {
        float[][] standardised = standardisation.apply(features);
        float[][] probabilities = new float[features.length][fits.size()];
        for (int film = 0; film < features.length; film++) {
            for (int finding = 0; finding < fits.size(); finding++) {
                float[] row = standardised[film];
                probabilities[film][finding] =
                        fits.get(finding).map(fit -> probability(fit, row)).orElse(Float.NaN);
            }
        }
        return probabilities;
    }

    private static float probability(Fit fit, float[] row) {
        return (float) (1 / (1 + Math.exp(-LogisticLoss.logit(fit.point, row))));
    }

    /// From strong to weak, each fit starting at the one before; the stronger of two equally good ones is kept.
    private static Optional<Fit> fit(Films training, Films validation, int finding) {
        double[] targets = Column.of(training.targets, finding);
        int[] known = IntStream.range(0, targets.length)
                .filter(film -> !Double.isNaN(targets[film]))
                .toArray();
        double[] classes =
                Arrays.stream(known).mapToDouble(film -> targets[film]).toArray();
        if (!Column.hasBothClasses(classes)) return Optional.empty();
        boolean uncertainClass = Arrays.stream(classes).anyMatch(target -> target == UncertainClass.TARGET);
        float[][] rows =
                Arrays.stream(known).mapToObj(film -> training.features[film]).toArray(float[][]::new);
        double[] point = new double[UncertainClass.outputs(1, uncertainClass) * (rows[0].length + 1)];
        Fit best = null;
        for (double l2 : STRENGTHS) {
            point = Lbfgs.minimize(new LogisticLoss(rows, classes, l2), point);
            Fit fit = new Fit(point, l2, validationAuroc(point, validation, finding));
            if (best == null || isBetter(fit, best)) best = fit;
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(Fit fit, Fit best) {
        if (fit.validationAuroc.isEmpty()) return fit.l2 == UNCHOSEN_STRENGTH;
        return fit.validationAuroc.getAsDouble() > best.validationAuroc.orElseThrow();
    }

    private static OptionalDouble validationAuroc(double[] point, Films validation, int finding) {
        double[] logits = Arrays.stream(validation.features)
                .mapToDouble(row -> LogisticLoss.logit(point, row))
                .toArray();
        return Auroc.of(logits, Column.of(validation.targets, finding));
    }
}
