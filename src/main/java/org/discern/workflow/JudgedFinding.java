package org.discern.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.discern.model.Calibration;
import org.discern.model.Finding;
import org.discern.model.OperatingPoint;
import org.discern.model.PrecisionRecallCurve;
import org.discern.model.RocBand;
import org.discern.model.RocCurve;
import org.discern.model.ScoredFilms;
import org.discern.model.ThresholdRule;
import org.discern.stats.CalibrationCurve;
import org.discern.stats.OperatingPoints;
import org.discern.stats.PatientBootstrap;
import org.discern.stats.PrecisionRecallPoints;
import org.discern.stats.RocPoints;

/// What a run's model says of one finding, with all that follows from it: curves and calibration of the judged
/// films, thresholds chosen on the validation films. Everything is computed from the predictions when asked for;
/// only [#rocBand] takes long enough to notice.
///
/// @param validation without films where the run kept no predictions of them
/// @param judgedPatients by judged film
public record JudgedFinding(Finding finding, ScoredFilms validation, ScoredFilms judged, List<String> judgedPatients) {
    private static final double LEVEL = 0.95;
    private static final int CALIBRATION_BINS = 10;
    private static final int BAND_RESAMPLES = 1000;

    public JudgedFinding {
        judgedPatients = List.copyOf(judgedPatients);
    }

    /// Of a run's model; empty where it has no such model, or was not judged by this finding.
    public static Optional<JudgedFinding> of(RunRecord run, String model, Finding finding) {
        return of(JudgedFilms.of(run), run, model, finding);
    }

    static Optional<JudgedFinding> of(JudgedFilms films, RunRecord run, String model, Finding finding) {
        Optional<ScoredFilms> judged = films.judged(run, model, finding);
        if (judged.isEmpty() || allUnscored(judged.get().scores())) return Optional.empty();
        ScoredFilms validation = films.validation(run, model, finding)
                .filter(scored -> !allUnscored(scored.scores()))
                .orElse(new ScoredFilms(List.of(), new double[0], new double[0]));
        return Optional.of(new JudgedFinding(finding, validation, judged.get(), films.judgedPatients()));
    }

    /// The operating points; empty where a class is absent.
    public Optional<RocCurve> roc() {
        return RocPoints.of(judged.scores(), judged.targets());
    }

    /// Where the ROC curve lies in most resamples of the patients, pointwise; empty where a class is absent.
    ///
    /// @param seed the run's, for the resamples
    public Optional<RocBand> rocBand(long seed) {
        return new PatientBootstrap(judgedPatients, BAND_RESAMPLES, LEVEL, seed)
                .rocBand(judged.scores(), judged.targets());
    }

    /// Empty where a class is absent.
    public Optional<PrecisionRecallCurve> precisionRecall() {
        return PrecisionRecallPoints.of(judged.scores(), judged.targets());
    }

    /// In up to ten bins; empty where no target is known or scores are no probabilities.
    public Optional<Calibration> calibration() {
        return CalibrationCurve.of(judged.scores(), judged.targets(), CALIBRATION_BINS);
    }

    /// The threshold that a rule chooses on the validation films; empty where these lack a class.
    public OptionalDouble threshold(ThresholdRule rule) {
        return OperatingPoints.threshold(rule, validation.scores(), validation.targets());
    }

    /// What calling judged films positive from `threshold` on comes to.
    public OperatingPoint at(double threshold) {
        return OperatingPoints.at(threshold, judged.scores(), judged.targets());
    }

    /// What a rule's threshold, chosen on the validation films, comes to on the judged ones; empty where the
    /// validation films lack a class.
    public Optional<OperatingPoint> at(ThresholdRule rule) {
        OptionalDouble threshold = threshold(rule);
        return threshold.isEmpty() ? Optional.empty() : Optional.of(at(threshold.getAsDouble()));
    }

    private static boolean allUnscored(double[] scores) {
        return Arrays.stream(scores).allMatch(Double::isNaN);
    }
}
