package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.discern.model.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeLongTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void reproducesTheGoldenExample() {
        DeLong deLong =
                DeLong.of(GoldenFilms.TARGETS, GoldenFilms.A, GoldenFilms.B).orElseThrow();
        assertArrayEquals(new double[] {.86, .62}, deLong.auroc(), 1e-12);
        assertArrayEquals(new double[] {.0152, .0174}, deLong.covariance()[0], 1e-12);
        assertArrayEquals(new double[] {.0174, .0408}, deLong.covariance()[1], 1e-12);
        assertEquals(1.648327, deLong.z(1, -1).orElseThrow(), 5e-7);
        assertEquals(.099286, deLong.pValue(1, -1).orElseThrow(), 5e-7);
        assertEquals(deLong.pValue(1, -1), deLong.pValue(-1, 1));
    }

    @Test
    void reproducesWhatThePackageProcPrintsOfItsPatients() {
        DeLong deLong = DeLong.of(
                        SubarachnoidPatients.POOR_OUTCOME, SubarachnoidPatients.S100B, SubarachnoidPatients.WFNS)
                .orElseThrow();
        assertEquals(0.7313686, deLong.auroc()[0], 5e-8);
        assertEquals(0.8236789, deLong.auroc()[1], 5e-8);
        assertEquals(-2.209, deLong.z(1, -1).orElseThrow(), 5e-4);
        assertEquals(0.02718, deLong.pValue(1, -1).orElseThrow(), 5e-6);
        ConfidenceInterval difference = deLong.interval(0.95, 1, -1);
        assertEquals(-0.1742, difference.low(), 5e-5);
        assertEquals(-0.0104, difference.high(), 5e-5);
        ConfidenceInterval single = deLong.interval(0.95, 1, 0);
        assertEquals(0.6301, single.low(), 5e-5);
        assertEquals(0.8326, single.high(), 5e-5);
    }

    @Test
    void aModelTwiceIsTheMeanOfItsRepeats() {
        DeLong single =
                DeLong.of(GoldenFilms.TARGETS, GoldenFilms.A, GoldenFilms.B).orElseThrow();
        DeLong repeats = DeLong.of(GoldenFilms.TARGETS, GoldenFilms.A, GoldenFilms.A, GoldenFilms.B)
                .orElseThrow();
        assertEquals(single.contrast(1, -1), repeats.contrast(0.5, 0.5, -1), 1e-12);
        assertEquals(single.standardError(1, -1), repeats.standardError(0.5, 0.5, -1), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheDefinitionByPairs(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        Optional<DeLong> deLong = DeLong.of(films.targets(), films.scores(), films.otherScores());
        if (deLong.isEmpty()) return;
        double[][] models = {films.scores(), films.otherScores()};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = covarianceByPairs(models[i], models[j], films.targets());
                assertEquals(expected, deLong.get().covariance()[i][j], 1e-13);
            }
        }
    }

    @Test
    void logitIntervalIsSymmetricInLogitsAndStaysInside() {
        DeLong deLong = DeLong.of(GoldenFilms.TARGETS, GoldenFilms.A).orElseThrow();
        ConfidenceInterval interval = deLong.logitInterval(0, 0.95).orElseThrow();
        double reach = 1.959963984540054 * Math.sqrt(.0152) / (.86 * .14);
        assertEquals(logit(.86) - reach, logit(interval.low()), 1e-9);
        assertEquals(logit(.86) + reach, logit(interval.high()), 1e-9);
    }

    @Test
    void identicalModelsDoNotDiffer() {
        DeLong deLong =
                DeLong.of(GoldenFilms.TARGETS, GoldenFilms.A, GoldenFilms.A).orElseThrow();
        assertEquals(1, deLong.pValue(1, -1).orElseThrow(), 1e-12);
    }

    @Test
    void isUndefinedWithoutVariance() {
        double[] targets = {1, 1, 0, 0};
        DeLong deLong = DeLong.of(targets, new double[] {4, 3, 2, 1}, new double[] {1, 2, 3, 4})
                .orElseThrow();
        assertEquals(OptionalDouble.empty(), deLong.pValue(1, -1));
        assertTrue(deLong.logitInterval(0, 0.95).isEmpty());
        assertTrue(DeLong.of(new double[] {1, 0, 0}, new double[] {1, 2, 3}).isEmpty());
        assertTrue(DeLong.of(new double[] {1, 1, 0, Double.NaN}, new double[] {1, 2, 3, 4})
                .isEmpty());
    }

    private static double covarianceByPairs(double[] a, double[] b, double[] targets) {
        return covarianceOfClass(a, b, targets, 1) + covarianceOfClass(a, b, targets, 0);
    }

    private static double covarianceOfClass(double[] a, double[] b, double[] targets, double target) {
        double sum = 0;
        double count = 0;
        for (int film = 0; film < targets.length; film++) {
            if (targets[film] != target) continue;
            sum += (component(a, targets, film) - RandomFilms.aurocByPairs(a, targets))
                    * (component(b, targets, film) - RandomFilms.aurocByPairs(b, targets));
            count++;
        }
        return sum / (count - 1) / count;
    }

    /// The AUROC of one film against the other class.
    private static double component(double[] scores, double[] targets, int film) {
        double[] alone = targets.clone();
        for (int other = 0; other < alone.length; other++) {
            if (other != film && targets[other] == targets[film]) alone[other] = Double.NaN;
        }
        return RandomFilms.aurocByPairs(scores, alone);
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }
}
