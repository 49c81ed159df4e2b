package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinitiesTest {
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 5, 12, 29})
    void conditionalProbabilitiesHaveThePerplexityAskedFor(double perplexity) {
        double[] distances = new SplittableRandom(1).doubles(40, 10, 1000).toArray();
        double[] given = Affinities.conditional(distances, 3, perplexity);
        assertEquals(0, given[3]);
        assertEquals(1, Arrays.stream(given).sum(), 1e-12);
        double entropy = Arrays.stream(given)
                .filter(p -> p > 0)
                .map(p -> -p * Math.log(p))
                .sum();
        assertEquals(perplexity, Math.exp(entropy), 1e-4);
    }

    @Test
    void theyAreAGaussianOfTheDistance() {
        double[] given = Affinities.conditional(new double[] {0, 1, 2, 3, 4}, 0, 2.5);
        double ratio = given[2] / given[1];
        for (int j = 2; j < 4; j++) assertEquals(ratio, given[j + 1] / given[j], 1e-9);
    }

    @Test
    void equallyNearPointsShareTheProbability() {
        double[] distances = {0, 0, 0, 0, 0, 0, 9, 9};
        double[] expected = {0, 0.2, 0.2, 0.2, 0.2, 0.2, 0, 0};
        assertArrayEquals(expected, Affinities.conditional(distances, 0, 2), 1e-12);
    }

    @Test
    void jointProbabilitiesAreTheMeanOfBothSides() {
        float[][] vectors = {{0, 0}, {1, 0}, {0, 3}, {5, 5}, {6, 5}, {-2, 1}};
        float[][] joint = Affinities.joint(vectors, 2, () -> false);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                double ij = Affinities.conditional(Neighbours.squaredDistances(vectors, i), i, 2)[j];
                double ji = Affinities.conditional(Neighbours.squaredDistances(vectors, j), j, 2)[i];
                assertEquals((ij + ji) / 12, joint[i][j], 1e-7);
                sum += joint[i][j];
            }
        }
        assertEquals(0.5, sum, 1e-6);
    }

    @Test
    void canBeCancelled() {
        assertThrows(CancellationException.class, () -> Affinities.joint(new float[6][2], 2, () -> true));
    }
}
