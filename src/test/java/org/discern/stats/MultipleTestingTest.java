package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MultipleTestingTest {
    @Test
    void adjustsAsRsFunctionDoes() {
        List<@Nullable Double> pValues = Arrays.asList(0.03, 0.01, 0.05, 0.02, 0.04);
        assertAll(List.of(0.09, 0.05, 0.09, 0.08, 0.09), MultipleTesting.holm(pValues));
        assertAll(List.of(0.05, 0.05, 0.05, 0.05, 0.05), MultipleTesting.benjaminiHochberg(pValues));
    }

    /// The fifteen p values of the example in Benjamini and Hochberg (1995): at 5 % their procedure rejects
    /// four hypotheses, Bonferroni's and Holm's three.
    @Test
    void rejectsAsInThePaper() {
        List<@Nullable Double> pValues = Arrays.asList(
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0);
        assertEquals(3, rejected(MultipleTesting.holm(pValues)));
        assertEquals(4, rejected(MultipleTesting.benjaminiHochberg(pValues)));
    }

    @Test
    void whatIsUndefinedIsNoTest() {
        List<@Nullable Double> pValues = Arrays.asList(null, 0.04, null);
        assertNull(MultipleTesting.holm(pValues).getFirst());
        assertEquals(0.04, MultipleTesting.holm(pValues).get(1));
        assertEquals(0.04, MultipleTesting.benjaminiHochberg(pValues).get(1));
        assertTrue(MultipleTesting.holm(List.of()).isEmpty());
    }

    @Test
    void isAsLenientAsTheDefinitionAllows() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] sorted = random.doubles(1 + random.nextInt(12))
                    .map(p -> p * p)
                    .sorted()
                    .toArray();
            List<@Nullable Double> pValues =
                    Arrays.stream(sorted).<@Nullable Double>mapToObj(p -> p).toList();
            for (int i = 0; i < sorted.length; i++) {
                double holm = 0;
                for (int j = 0; j <= i; j++) holm = Math.max(holm, Math.min(1, (sorted.length - j) * sorted[j]));
                double discovery = 1;
                for (int j = i; j < sorted.length; j++)
                    discovery = Math.min(discovery, sorted.length * sorted[j] / (j + 1));
                assertEquals(
                        holm,
                        Objects.requireNonNull(MultipleTesting.holm(pValues).get(i)),
                        1e-12);
                assertEquals(
                        discovery,
                        Objects.requireNonNull(
                                MultipleTesting.benjaminiHochberg(pValues).get(i)),
                        1e-12);
            }
        }
    }

    private static long rejected(List<@Nullable Double> adjusted) {
        return adjusted.stream().filter(p -> p != null && p <= 0.05).count();
    }

    private static void assertAll(List<Double> expected, List<@Nullable Double> actual) {
        for (int i = 0; i < expected.size(); i++)
            assertEquals(expected.get(i), Objects.requireNonNull(actual.get(i)), 1e-12);
    }
}
