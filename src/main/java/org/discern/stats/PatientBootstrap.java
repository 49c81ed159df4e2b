package org.discern.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.function.ToDoubleFunction;
import org.discern.model.ConfidenceInterval;
import org.discern.model.RocBand;

/// Percentile intervals of AUROCs, average precisions and ROC curves by resampling patients with replacement, all films
/// of a patient together,
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
    private static final int BAND_POINTS = 101;

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

    /// Interval of the average precision.
    ///
    /// @return empty where a class is absent
    public Optional<ConfidenceInterval> averagePrecision(double[] scores, double[] targets) {
        return macroMean(Ranking::averagePrecision, List.of(Ranking.of(scores, targets)));
    }

    /// Pointwise band of the ROC curve: at each false positive rate (steps of 0.01) the interval of the true
    /// positive rate, linear between operating points.
    ///
    /// @return empty where a class is absent
    public Optional<RocBand> rocBand(double[] scores, double[] targets) {
        Ranking ranking = Ranking.of(scores, targets);
        if (!ranking.hasBothClasses()) return Optional.empty();
        double[] grid = new double[BAND_POINTS];
        Arrays.setAll(grid, point -> point / (BAND_POINTS - 1.0));
        double[][] values = new double[BAND_POINTS][replicates];
        Resampled resampled = resampled(ranking);
        resample(List.of(ranking), (times, replicate) -> {
            double[] curve = ranking.truePositiveRates(resampled.weights(times), grid);
            for (int point = 0; point < BAND_POINTS; point++) values[point][replicate] = curve[point];
        });
        double[] low = new double[BAND_POINTS];
        double[] high = new double[BAND_POINTS];
        for (int point = 0; point < BAND_POINTS; point++) {
            ConfidenceInterval interval = percentiles(values[point], level).orElseThrow();
            low[point] = interval.low();
            high[point] = interval.high();
        }
        return Optional.of(new RocBand(grid, low, high, level));
    }

    /// Interval of the AUROC of `first` minus that of `second` on the same films, from the same resamples.
    ///
    /// @return empty where a class is absent
    public Optional<ConfidenceInterval> difference(double[] first, double[] second, double[] targets) {
        return macroDifference(List.of(Ranking.of(first, targets)), List.of(Ranking.of(second, targets)));
    }

    /// Interval of the mean AUROC of several findings, or repeats, on the same films. One that loses a class in
    /// a resample is left out of that resample's mean.
    ///
    /// @return empty where there is none, or one lacks a class
    Optional<ConfidenceInterval> macroMean(List<Ranking> rankings) {
        return macroMean(Ranking::auroc, rankings);
    }

    /// The same for any measure.
    Optional<ConfidenceInterval> macroMean(Measure measure, List<Ranking> rankings) {
        return interval(rankings, mean(measure, rankings));
    }

    /// Interval of the mean AUROC of several findings, or repeats, by one model minus that by another.
    Optional<ConfidenceInterval> macroDifference(List<Ranking> first, List<Ranking> second) {
        ToDoubleFunction<int[]> firstMean = mean(Ranking::auroc, first);
        ToDoubleFunction<int[]> secondMean = mean(Ranking::auroc, second);
        return interval(first, times -> firstMean.applyAsDouble(times) - secondMean.applyAsDouble(times));
    }

    private ToDoubleFunction<int[]> mean(Measure measure, List<Ranking> rankings) {
        List<Resampled> all = rankings.stream().map(this::resampled).toList();
        return times -> all.stream()
                .mapToDouble(each -> measure.of(each.ranking, each.weights(times)))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private Resampled resampled(Ranking ranking) {
        return new Resampled(ranking, patients.byPlace(ranking));
    }

    private Optional<ConfidenceInterval> interval(List<Ranking> rankings, ToDoubleFunction<int[]> statistic) {
        if (rankings.isEmpty() || !rankings.stream().allMatch(Ranking::hasBothClasses)) return Optional.empty();
        double[] values = new double[replicates];
        resample(rankings, (times, replicate) -> values[replicate] = statistic.applyAsDouble(times));
        return percentiles(values, level);
    }

    /// Visits each resample as how often each patient was drawn, with its number.
    private void resample(List<Ranking> rankings, ObjIntConsumer<int[]> visit) {
        PatientStrata strata = PatientStrata.of(patients, rankings);
        SplittableRandom random = new SplittableRandom(seed);
        for (int replicate = 0; replicate < replicates; replicate++) visit.accept(strata.draw(random), replicate);
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

    /// What is measured of a ranking whose films are taken `weights[place]` times.
    @FunctionalInterface
    interface Measure {
        double of(Ranking ranking, int[] weights);
    }

    /// The one ranking of all films, whatever the resample: no sorting in the loop.
    private record Resampled(Ranking ranking, int[] patientByPlace) {
        int[] weights(int[] timesByPatient) {
            int[] weights = new int[patientByPlace.length];
            for (int place = 0; place < weights.length; place++) weights[place] = timesByPatient[patientByPlace[place]];
            return weights;
        }
    }
}
