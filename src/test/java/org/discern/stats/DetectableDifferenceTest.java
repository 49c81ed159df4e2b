package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.discern.model.ConfidenceInterval;
import org.junit.jupiter.api.Test;

class DetectableDifferenceTest {
    private static final int FILMS = 500;

    /// Films where the second model truly is better by about what is called detectable.
    @Test
    void aDifferenceOfThatSizeIsFoundFourTimesInFive() {
        double truth = area(1.235) - area(0.95);
        double detectable = 0;
        int found = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            DeLong deLong = trial(new SplittableRandom(trial), 0.95, 1.235);
            detectable += DetectableDifference.of(deLong, 1, -1).orElseThrow() / trials;
            if (deLong.pValue(1, -1).orElseThrow() < 0.05) found++;
        }
        assertEquals(truth, detectable, 0.001);
        assertEquals(0.8, (double) found / trials, 0.05);
    }

    /// The true AUROC where scores of the classes are normal, `separation` standard deviations apart.
    private static double area(double separation) {
        return 1 - Normal.twoSidedP(separation / Math.sqrt(2)) / 2;
    }

    private static DeLong trial(SplittableRandom random, double weaker, double stronger) {
        double[] targets = new double[FILMS];
        double[] first = new double[FILMS];
        double[] second = new double[FILMS];
        for (int film = 0; film < FILMS; film++) {
            targets[film] = film % 2;
            double shared = Math.sqrt(0.5) * random.nextGaussian();
            first[film] = weaker * targets[film] + shared + Math.sqrt(0.5) * random.nextGaussian();
            second[film] = stronger * targets[film] + shared + Math.sqrt(0.5) * random.nextGaussian();
        }
        return DeLong.of(targets, first, second).orElseThrow();
    }

    @Test
    void hanleyAndMcNeilsOwnExampleComesOut() {
        // Hanley and McNeil 1982: area 0.893, 51 abnormal and 58 normal images, standard error 0.032.
        assertEquals(0.0325, HanleyMcNeil.standardError(0.893, 51, 58), 5e-5);
    }

    @Test
    void thePublishedTestSetOfEightPneumoniasShowsNothingSmall() {
        assertEquals(0.076, HanleyMcNeil.standardError(0.89, 8, 226), 5e-4);
        ConfidenceInterval interval = HanleyMcNeil.interval(0.89, 8, 226, 0.95);
        assertEquals(0.74, interval.low(), 5e-3);
        assertEquals(1, interval.high());
        assertTrue(HanleyMcNeil.detectable(0.89, 8, 226, 0.5) > 0.2);
        assertEquals(
                HanleyMcNeil.detectable(0.89, 8, 226, 0) / 2,
                HanleyMcNeil.detectable(0.89, 8, 226, 0.75),
                1e-12,
                "three quarters of the variance shared halve the error");
    }
}
