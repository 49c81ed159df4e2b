package org.discern.engine.host;

import org.discern.fusion.UncertainClass;

/// Mean cross-entropy of logits over the labels that are known; 0 where none is.
///
/// @param gradient with respect to the logits, row by row
public record LabelLoss(double loss, float[] gradient) implements HostNetwork.OutputGradient {
    /// @param logits of as many outputs as there are findings, or of twice as many ([UncertainClass])
    /// @param targets 1 positive, 0 negative, [UncertainClass#TARGET], `NaN` not known
    public static LabelLoss of(float[][] logits, float[][] targets) {
        int findings = targets[0].length;
        int outputs = logits[0].length;
        boolean uncertainClass = outputs > findings;
        float[] gradient = new float[targets.length * outputs];
        double sum = 0;
        int known = 0;
        for (int row = 0; row < targets.length; row++) {
            for (int finding = 0; finding < findings; finding++) {
                float target = targets[row][finding];
                if (Float.isNaN(target)) continue;
                double uncertain = uncertainClass ? logits[row][findings + finding] : Double.NEGATIVE_INFINITY;
                var loss = UncertainClass.Loss.of(logits[row][finding], uncertain, target);
                sum += loss.value();
                gradient[row * outputs + finding] = (float) loss.ofPositive();
                if (uncertainClass) gradient[row * outputs + findings + finding] = (float) loss.ofUncertain();
                known++;
            }
        }
        int count = Math.max(1, known);
        for (int i = 0; i < gradient.length; i++) gradient[i] /= count;
        return new LabelLoss(sum / count, gradient);
    }

    /// The logistic function.
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
