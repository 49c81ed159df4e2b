package org.discern.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.model.Calibration;

/// Calibration of scores that are meant as probabilities, in bins of equally many films: equally wide ones leave
/// a rare finding's high scores to a handful of films.
public final class CalibrationCurve {
    private CalibrationCurve() {}

    /// @param scores probabilities
    /// @param targets 1 positive, 0 negative, `NaN` not known (left out)
    /// @param bins as many at most; fewer where films share scores
    /// @return empty where no film's target is known, or a score is no probability
    public static Optional<Calibration> of(double[] scores, double[] targets, int bins) {
        if (bins < 1) throw new IllegalArgumentException("bins must be at least 1, got " + bins);
        Ranking ranking = Ranking.of(scores, targets);
        int films = ranking.size();
        boolean probabilities = films > 0 && ranking.threshold(0) <= 1 && ranking.threshold(ranking.groups() - 1) >= 0;
        if (!probabilities) return Optional.empty();
        List<Calibration.Bin> curve = new ArrayList<>();
        double brier = 0;
        int first = ranking.groups() - 1; // the bin's lowest score; groups fall by score
        long full = 1; // the bins that are full when this one is
        for (int group = first; group >= 0; group--) {
            double score = ranking.threshold(group);
            int positives = ranking.truePositives(group) - ranking.truePositives(group - 1);
            int negatives = ranking.falsePositives(group) - ranking.falsePositives(group - 1);
            brier += positives * (1 - score) * (1 - score) + negatives * score * score;
            int done = films - ranking.end(group - 1);
            if ((long) done * bins < full * films) continue;
            curve.add(bin(ranking, first, group));
            first = group - 1;
            full = (long) done * bins / films + 1;
        }
        return Optional.of(summary(curve, brier / films, films, (double) ranking.positives() / films));
    }

    private static Calibration.Bin bin(Ranking ranking, int lowest, int highest) {
        int films = ranking.end(lowest) - ranking.end(highest - 1);
        double sum = 0;
        for (int group = highest; group <= lowest; group++) {
            sum += ranking.threshold(group) * (ranking.end(group) - ranking.end(group - 1));
        }
        int positives = ranking.truePositives(lowest) - ranking.truePositives(highest - 1);
        return new Calibration.Bin(
                ranking.threshold(lowest), ranking.threshold(highest), sum / films, Wilson.rate(positives, films));
    }

    private static Calibration summary(List<Calibration.Bin> bins, double brier, int films, double prevalence) {
        double reliability = 0;
        double resolution = 0;
        double expectedError = 0;
        for (Calibration.Bin bin : bins) {
            double weight = (double) bin.positives().films() / films;
            double share = (double) bin.positives().hits() / bin.positives().films();
            double error = bin.meanScore() - share;
            reliability += weight * error * error;
            resolution += weight * (share - prevalence) * (share - prevalence);
            expectedError += weight * Math.abs(error);
        }
        double uncertainty = prevalence * (1 - prevalence);
        double withinBins = brier - (reliability - resolution + uncertainty);
        return new Calibration(bins, brier, reliability, resolution, uncertainty, withinBins, expectedError);
    }
}
