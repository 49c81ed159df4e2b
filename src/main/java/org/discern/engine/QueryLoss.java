package org.discern.engine;

import org.jspecify.annotations.Nullable;

/// The loss of a single query, taken apart by its keys: `-ln(e^(s+) / (e^(s+) + sum w_j e^(s_j)))` with
/// similarities over the temperature (He et al. 2020, equation 1, with weights). The derivative of the loss by
/// `s_j` is key j's share, so shares are how strongly keys are pushed away. Supervised contrast is left out.
///
/// @param loss of the query
/// @param shares each key's share of the denominator; with the positive's share their sum is 1
public record QueryLoss(double loss, double[] shares) {
    /// @param positive cosine of the query and its positive key
    /// @param cosines of the query and the keys
    /// @param weights of a single query
    public static QueryLoss of(double positive, double[] cosines, KeyWeights weights, double temperature) {
        double[] logits = new double[cosines.length];
        for (int j = 0; j < logits.length; j++) {
            logits[j] = cosines[j] / temperature + (weights.logWeights() == null ? 0 : weights.logWeights()[j]);
        }
        move(logits, cosines, weights.hardness(), temperature);
        double largest = positive / temperature;
        for (double logit : logits) largest = Math.max(largest, logit);
        double sum = Math.exp(positive / temperature - largest);
        for (double logit : logits) sum += Math.exp(logit - largest);
        double[] shares = new double[logits.length];
        for (int j = 0; j < shares.length; j++) shares[j] = Math.exp(logits[j] - largest) / sum;
        return new QueryLoss(largest + Math.log(sum) - positive / temperature, shares);
    }

    /// Moves weight to similar keys, the sum over the counted ones kept ([KeyWeights.Hardness]).
    private static void move(
            double[] logits, double[] cosines, KeyWeights.@Nullable Hardness hardness, double temperature) {
        if (hardness == null) return;
        double sum = 0;
        for (int j = 0; j < logits.length; j++) {
            if (hardness.counted()[j] == 0) continue;
            double s = cosines[j] / temperature;
            sum += Math.exp(logits[j] - s + hardness.beta() * s);
        }
        if (sum == 0) return;
        for (int j = 0; j < logits.length; j++) {
            if (hardness.counted()[j] == 0) continue;
            logits[j] += hardness.beta() * cosines[j] / temperature + hardness.logMasses()[0] - Math.log(sum);
        }
    }
}
