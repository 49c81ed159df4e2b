package org.discern.workflow;

import java.math.BigDecimal;
import java.util.List;
import org.discern.workflow.FilmPairs.KeyShare;

/// Pairs and weights over all films that are trained on.
///
/// @param films number of them
/// @param withOther share of the films that have a positive other than themselves
/// @param meanCandidates mean number of films that a positive is drawn from
/// @param candidates films by that number
/// @param sameDiseases mean probability that a positive which is another film has the very same diseases; `NaN`
///     where no film has one
/// @param queries films whose keys were weighed, drawn evenly from all
/// @param classes the keys by what they are to those
/// @param weights the keys by weight
/// @param effectiveNegatives mean of [FilmPairs#effectiveNegatives]
/// @param turned whether keys that are alike weigh more than the others, the opposite of what is meant
public record PairTotals(
        int films,
        double withOther,
        double meanCandidates,
        List<Count> candidates,
        double sameDiseases,
        int queries,
        List<KeyShare> classes,
        List<WeightBin> weights,
        double effectiveNegatives,
        boolean turned) {
    public PairTotals {
        candidates = List.copyOf(candidates);
        classes = List.copyOf(classes);
        weights = List.copyOf(weights);
    }

    /// Films with so many candidates.
    ///
    /// @param atMost the last bin has no bound: [Integer#MAX_VALUE]
    public record Count(int atLeast, int atMost, int films) {
        /// Such as `3 to 4`.
        public String text() {
            if (atLeast == atMost) return Integer.toString(atLeast);
            return atMost == Integer.MAX_VALUE ? atLeast + " or more" : atLeast + " to " + atMost;
        }
    }

    /// Keys of weights from `atLeast` to `below`.
    ///
    /// @param share of all keys
    public record WeightBin(double atLeast, double below, double share) {
        /// Such as `0.5 to 0.9`.
        public String text() {
            if (below == Double.MIN_VALUE) return "0";
            String from = atLeast == Double.MIN_VALUE ? "0" : format(atLeast);
            return Double.isInfinite(below) ? from + " or more" : from + " to " + format(below);
        }

        private static String format(double bound) {
            return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
        }
    }
}
