package org.discern.stats;

import java.util.OptionalDouble;

/// Two models' logits mixed for each finding, `a * image + (1 - a) * values` (F4; MedFuse chooses a by grid as
/// here). Neutral where a is 1: the image alone.
///
/// @param imageShares a, by finding
public record LateFusion(double[] imageShares) {
    private static final int STEPS = 10;
    private static final double UNCHOSEN = 0.5;
    private static final double CERTAIN = 1e-7;

    /// Chooses each a of 0, 0.1, ... 1 by AUROC on the validation films; of two equally good ones the larger.
    ///
    /// @param image probabilities, films x findings
    /// @param values the other model's
    /// @param targets 1 positive, 0 negative, `NaN` not known
    public static LateFusion choose(float[][] image, float[][] values, float[][] targets) {
        double[] shares = new double[targets.length == 0 ? 0 : targets[0].length];
        for (int finding = 0; finding < shares.length; finding++) {
            double best = -1;
            shares[finding] = UNCHOSEN;
            for (int step = STEPS; step >= 0; step--) {
                double share = (double) step / STEPS;
                OptionalDouble auroc = auroc(image, values, targets, finding, share);
                if (auroc.orElse(-1) > best) {
                    best = auroc.getAsDouble();
                    shares[finding] = share;
                }
            }
        }
        return new LateFusion(shares);
    }

    /// Probabilities of the mix.
    public float[][] mix(float[][] image, float[][] values) {
        float[][] mixed = new float[image.length][imageShares.length];
        for (int film = 0; film < image.length; film++) {
            for (int finding = 0; finding < imageShares.length; finding++) {
                double logit = mixed(image[film][finding], values[film][finding], imageShares[finding]);
                mixed[film][finding] = (float) (1 / (1 + Math.exp(-logit)));
            }
        }
        return mixed;
    }

    private static OptionalDouble auroc(
            float[][] image, float[][] values, float[][] targets, int finding, double share) {
        double[] logits = new double[image.length];
        for (int film = 0; film < logits.length; film++)
            logits[film] = mixed(image[film][finding], values[film][finding], share);
        return Auroc.hasPredictions(logits) ? Auroc.of(logits, Column.of(targets, finding)) : OptionalDouble.empty();
    }

    private static double mixed(double image, double values, double share) {
        return share * logit(image) + (1 - share) * logit(values);
    }

    private static double logit(double probability) {
        double inside = Math.clamp(probability, CERTAIN, 1 - CERTAIN);
        return Math.log(inside / (1 - inside));
    }
}
