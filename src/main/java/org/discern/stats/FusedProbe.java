package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.discern.fusion.FusionHead;
import org.jspecify.annotations.Nullable;

/// A [FusionHead] on frozen features and clinical values, one for each finding, fitted as the [LinearProbe] is:
/// features standardised by the training films, the L2 strength chosen on the validation films, a finding with
/// a single class in training without predictions. Values are taken as they are given. Not all heads are
/// convex, so that a fit depends on the seed of its first parameters. Deterministic.
public final class FusedProbe {
    private final FusionHead head;
    private final Standardisation standardisation;
    private final List<Optional<Fit>> fits;

    private FusedProbe(FusionHead head, Standardisation standardisation, List<Optional<Fit>> fits) {
        this.head = head;
        this.standardisation = standardisation;
        this.fits = fits;
    }

    /// The head of one finding.
    record Fit(double[] parameters, double l2, OptionalDouble validationAuroc) {}

    /// @param features films x features; no columns for the values alone
    /// @param values films x values
    /// @param targets films x findings: 1 positive, 0 negative, uncertain as a class of its own, `NaN` not known
    public record Films(float[][] features, float[][] values, float[][] targets) {}

    /// Fits all findings, in parallel.
    ///
    /// @param head of one finding: one output, or two where uncertain films are a class of their own
    /// @throws org.discern.model.Problem where features are not finite
    public static FusedProbe train(FusionHead head, Films training, Films validation, long seed) {
        if (head.outputs() > 2) throw new IllegalArgumentException("a head of one finding, got " + head);
        Standardisation standardisation = Standardisation.of(training.features);
        Films trained = standardised(standardisation, training);
        Films chosenBy = standardised(standardisation, validation);
        List<Optional<Fit>> fits = IntStream.range(0, training.targets[0].length)
                .parallel()
                .mapToObj(finding -> fit(head, trained, chosenBy, finding, seed))
                .toList();
        return new FusedProbe(head, standardisation, fits);
    }

    /// By finding; empty where the training films have a single class.
    List<Optional<Fit>> fits() {
        return fits;
    }

    /// Probability of each finding, a row a film; `NaN` for findings without a classifier.
    public float[][] predict(float[][] features, float[][] values) {
        float[][] standardised = standardisation.apply(features);
        float[][] probabilities = new float[features.length][fits.size()];
        IntStream.range(0, features.length).parallel().forEach(film -> {
            for (int finding = 0; finding < fits.size(); finding++) {
                probabilities[film][finding] = fits.get(finding)
                        .map(fit -> head.logits(fit.parameters, standardised[film], values[film])[0])
                        .map(logit -> (float) (1 / (1 + Math.exp(-logit))))
                        .orElse(Float.NaN);
            }
        });
        return probabilities;
    }

    private static Films standardised(Standardisation standardisation, Films films) {
        return new Films(standardisation.apply(films.features), films.values, films.targets);
    }

    private static Optional<Fit> fit(FusionHead head, Films training, Films validation, int finding, long seed) {
        double[] targets = Column.of(training.targets, finding);
        int[] known = IntStream.range(0, targets.length)
                .filter(film -> !Double.isNaN(targets[film]))
                .toArray();
        double[] classes =
                Arrays.stream(known).mapToDouble(film -> targets[film]).toArray();
        if (!Column.hasBothClasses(classes)) return Optional.empty();
        @Nullable Fit best = null;
        for (double l2 : LinearProbe.STRENGTHS) {
            FusionLoss loss = new FusionLoss(head, training.features, training.values, targets, known, l2);
            double[] parameters = Lbfgs.minimize(loss, head.initial(seed));
            Fit fit = new Fit(parameters, l2, validationAuroc(head, parameters, validation, finding));
            if (best == null || isBetter(fit, best)) best = fit;
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(Fit fit, Fit best) {
        if (fit.validationAuroc.isEmpty()) return fit.l2 == LinearProbe.UNCHOSEN_STRENGTH;
        return fit.validationAuroc.getAsDouble() > best.validationAuroc.orElseThrow();
    }

    private static OptionalDouble validationAuroc(FusionHead head, double[] parameters, Films validation, int finding) {
        double[] logits = IntStream.range(0, validation.features.length)
                .mapToDouble(film -> head.logits(parameters, validation.features[film], validation.values[film])[0])
                .toArray();
        return Auroc.of(logits, Column.of(validation.targets, finding));
    }
}
