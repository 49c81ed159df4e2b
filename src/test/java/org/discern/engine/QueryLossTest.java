package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QueryLossTest {
    private static final double T = 0.2;

    /// Of `methods.md`: q = (1,0,0), T = 0.5, and MoCo's and DisCeRn's loss.
    @Test
    void givesTheGoldenValues() {
        double[] cosines = {0.6, 0, -0.6, 0};
        assertEquals(
                0.758430648,
                QueryLoss.of(0.8, cosines, KeyWeights.equal(1), 0.5).loss(),
                1e-9);
        float[] logs = {0, (float) Math.log(0.15), (float) Math.log(2.7), (float) Math.log(0.15)};
        double sum = Math.exp(1.2) + 0.15 + 2.7 * Math.exp(-1.2) + 0.15;
        double expected = -Math.log(Math.exp(1.6) / (Math.exp(1.6) + sum));
        assertEquals(
                expected,
                QueryLoss.of(0.8, cosines, new KeyWeights(1, logs, null, null), 0.5)
                        .loss(),
                1e-6);
    }

    @Test
    void sharesAreTheDerivativesOfTheLoss() {
        SplittableRandom random = new SplittableRandom(3);
        double[] cosines = random.doubles(20, -1, 1).toArray();
        float[] logs = new float[20];
        for (int j = 0; j < logs.length; j++) logs[j] = j == 4 ? Float.NEGATIVE_INFINITY : (float) random.nextDouble();
        KeyWeights weights = new KeyWeights(1, logs, null, null);
        QueryLoss loss = QueryLoss.of(0.3, cosines, weights, T);
        for (int j = 0; j < cosines.length; j++) {
            double h = 1e-6;
            double[] more = cosines.clone();
            more[j] += h;
            double[] less = cosines.clone();
            less[j] -= h;
            double slope = (QueryLoss.of(0.3, more, weights, T).loss()
                            - QueryLoss.of(0.3, less, weights, T).loss())
                    / (2 * h);
            assertEquals(slope * T, loss.shares()[j], 1e-7);
        }
        assertEquals(0, loss.shares()[4]);
        assertEquals(1 - Math.exp(-loss.loss()), Arrays.stream(loss.shares()).sum(), 1e-12);
    }

    @Test
    void hardnessKeepsTheSumOfTheCountedWeights() {
        double[] cosines = {0.9, 0.1, -0.5};
        float[] logs = {(float) Math.log(2), 0, (float) Math.log(3)};
        float[] counted = {1, 0, 1};
        var hardness = new KeyWeights.Hardness(0.5, counted, new float[] {(float) Math.log(5)});
        double a = 2 * Math.exp(0.5 * 0.9 / T);
        double c = 3 * Math.exp(0.5 * -0.5 / T);
        double scale = 5 / (a + c);
        double g = scale * a * Math.exp(0.9 / T) + Math.exp(0.1 / T) + scale * c * Math.exp(-0.5 / T);
        double positive = Math.exp(0.4 / T);
        QueryLoss loss = QueryLoss.of(0.4, cosines, new KeyWeights(1, logs, hardness, null), T);
        assertEquals(-Math.log(positive / (positive + g)), loss.loss(), 1e-6);
        assertEquals(scale * a * Math.exp(0.9 / T) / (positive + g), loss.shares()[0], 1e-6);
    }
}
