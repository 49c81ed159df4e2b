package org.discern.engine.host;

/// Mean binary cross-entropy of logits over the labels that are known; 0 where none is.
///
/// @param gradient with respect to the logits, `N x findings`, row by row
public record BinaryCrossEntropy(double loss, float[] gradient) implements HostNetwork.OutputGradient {
    /// @param targets 1 positive, 0 negative, `NaN` not known
    public static BinaryCrossEntropy of(float[][] logits, float[][] targets) {
        int columns = logits[0].length;
        float[] gradient = new float[targets.length * columns];
        double sum = 0;
        int known = 0;
        for (int row = 0; row < targets.length; row++) {
            for (int column = 0; column < columns; column++) {
                float target = targets[row][column];
                if (Float.isNaN(target)) continue;
                double score = logits[row][column];
                // ln(1 + e^s) - t s, written so that no exponential overflows
                sum += Math.max(score, 0) - target * score + Math.log1p(Math.exp(-Math.abs(score)));
                gradient[row * columns + column] = (float) (probability(score) - target);
                known++;
            }
        }
        int count = Math.max(1, known);
        for (int i = 0; i < gradient.length; i++) gradient[i] /= count;
        return new BinaryCrossEntropy(sum / count, gradient);
    }

    /// The logistic function.
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
