package org.discern.fusion;

/// Uncertain labels as a class of their own beside negative and positive (U-MultiClass of Irvin et al. 2019,
/// section 4.1). A finding then has two logits, of positive and of uncertain, each against negative, and its
/// probability is that of positive against negative alone: `p1 / (p0 + p1) = 1 / (1 + exp(-z1))`. So a classifier
/// of `n` findings has `2 n` outputs, first those of positive, then those of uncertain; without the class the
/// second half is not there, and all else is the same.
public final class UncertainClass {
    /// The target of an uncertain film in training.
    public static final float TARGET = 0.5f;

    private UncertainClass() {}

    /// Outputs of a classifier.
    public static int outputs(int findings, boolean uncertainClass) {
        return uncertainClass ? 2 * findings : findings;
    }

    /// `-ln` of the target's probability, and its derivatives.
    ///
    /// @param ofPositive by the logit of positive
    /// @param ofUncertain by the logit of uncertain
    public record Loss(double value, double ofPositive, double ofUncertain) {
        /// @param positive logit of positive against negative
        /// @param uncertain logit of uncertain against negative; minus infinity where it is no class
        /// @param target 1, 0 or [#TARGET]
        public static Loss of(double positive, double uncertain, double target) {
            double largest = Math.max(0, Math.max(positive, uncertain)); // no exponential overflows
            double p0 = Math.exp(-largest);
            double p1 = Math.exp(positive - largest);
            double pu = Math.exp(uncertain - largest);
            double sum = p0 + p1 + pu;
            double log = largest + Math.log(sum);
            if (target == TARGET) return new Loss(log - uncertain, p1 / sum, pu / sum - 1);
            return new Loss(log - target * positive, p1 / sum - target, pu / sum);
        }
    }
}
