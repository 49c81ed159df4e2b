package org.discern.model;

import java.util.List;

/// How far scores can be read as probabilities.
///
/// Brier score = reliability - resolution + uncertainty + within bins (Murphy 1973; the last part, from scores
/// that differ within a bin, Stephenson et al. 2008).
///
/// @param bins by rising score, of about as many films each; films of equal score share a bin
/// @param brier mean squared distance of score and truth: 0 is perfect, 0.25 is what a constant 0.5 gets
/// @param reliability mean squared distance of a bin's mean score and its share of positives: 0 is perfect
/// @param resolution how far the bins' shares of positives lie apart: the more, the better
/// @param uncertainty of the films themselves: prevalence (1 - prevalence)
/// @param expectedError expected calibration error: mean distance of a bin's mean score and its share of positives
public record Calibration(
        List<Bin> bins,
        double brier,
        double reliability,
        double resolution,
        double uncertainty,
        double withinBins,
        double expectedError) {
    public Calibration {
        bins = List.copyOf(bins);
    }

    /// Films of neighbouring scores.
    ///
    /// @param positives share of positive films among them
    public record Bin(double lowestScore, double highestScore, double meanScore, Rate positives) {}
}
