package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.discern.model.ConfidenceInterval;

/// Percentile intervals of AUROCs by resampling patients with replacement, all films of a patient together,
/// because films of one patient are not independent (Field and Welsh 2007). The draws are stratified so that
/// small sets do not lose a class, see [PatientStrata].
///
/// What it cannot know: a stratum of a single patient never varies, and one of few varies too little; where
/// every resample ranks perfectly the interval is [1, 1]. Numbers of positives and negatives belong beside
/// every interval.
///
/// The same seed and patients give the same resamples for the same targets, whatever the scores: comparisons
/// are paired.
public final class PatientBootstrap {
    private final Patients patients;
    private final int replicates;
    private final double level;
    private final long seed;

    /// @param patientIds of every film, in the order of the scores
    /// @param level nominal coverage, such as 0.95
    public PatientBootstrap(List<String> patientIds, int replicates, double level, long seed) {
        if (replicates < 1) throw new IllegalArgumentException("replicates must be at least 1, got " + replicates);
        if (!(level > 0 && level < 1))
            throw new IllegalArgumentException("level must lie between 0 and 1, got " + level);
        this.patients = Patients.of(patientIds);
        this.replicates = replicates;
        this.level = level;
        this.seed = seed;
    }

    /// Interval of the AUROC.
    ///
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @return empty where a class is absent
    public Optional<ConfidenceInterval> auroc(double[] scores, double[] targets) {
        return macroMean(List.of(Ranking.of(scores, targets)));
    }

    /// Interval of the AUROC of `first` minus that of `second` on the same films, from the same resamples.
    ///
    /// @return empty where a class is absent
    public Optional<ConfidenceInterval> difference(double[] first, double[] second, double[] targets) {
        return macroDifference(List.of(Ranking.of(first, targets)), List.of(Ranking.of(second, targets)));
    }

    /// Interval of the mean AUROC of several findings on the same films. A finding that loses a class in a
    /// resample is left out of that resample's mean.
    ///
    /// @return empty where there is no finding, or one lacks a class
    Optional<ConfidenceInterval> macroMean(List<Ranking> findings) {
        return interval(findings, mean(findings));
    }

    /// Interval of the mean AUROC of several findings by one model minus that by another.
    Optional<ConfidenceInterval> macroDifference(List<Ranking> first, List<Ranking> second) {
        ToDoubleFunction<int[]> firstMean = mean(first);
        ToDoubleFunction<int[]> secondMean = mean(second);
        return interval(first, times -> firstMean.applyAsDouble(times) - secondMean.applyAsDouble(times));
    }

    private ToDoubleFunction<int[]> mean(List<Ranking> findings) {
        List<ResampledAuroc> aurocs = findings.stream().map(this::resampled).toList();
        return times -> aurocs.stream()
                .mapToDouble(auroc -> auroc.of(times))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private ResampledAuroc resampled(Ranking ranking) {
        return new ResampledAuroc(ranking, patients.byPlace(ranking));
    }

    private Optional<ConfidenceInterval> interval(List<Ranking> findings, ToDoubleFunction<int[]> statistic) {
        if (findings.isEmpty() || !findings.stream().allMatch(Ranking::hasBothClasses)) return Optional.empty();
        PatientStrata strata = PatientStrata.of(patients, findings);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            values[replicate] = statistic.applyAsDouble(strata.draw(random));
        }
        return percentiles(values, level);
    }

    /// The middle `level` of the values that are defined; empty where none is.
    static Optional<ConfidenceInterval> percentiles(double[] values, double level) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) return Optional.empty();
        double low = quantile(sorted, (1 - level) / 2);
        double high = quantile(sorted, (1 + level) / 2);
        return Optional.of(new ConfidenceInterval(low, high, level));
    }

    /// Linear between order statistics (Hyndman and Fan 1996, definition 7).
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// The AUROC of a resample, from the one ranking of all films: no sorting in the loop.
    private record ResampledAuroc(Ranking ranking, int[] patientByPlace) {
        double of(int[] timesByPatient) {
            int[] weights = new int[patientByPlace.length];
            for (int place = 0; place < weights.length; place++) weights[place] = timesByPatient[patientByPlace[place]];
            return ranking.auroc(weights);
        }
    }
}
