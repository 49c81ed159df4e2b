package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.discern.model.RocCurve;
import org.discern.model.ThresholdRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// [RocPoints], [AveragePrecision] and [F1] against counting films threshold by threshold.
class OperatingPointsTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rocPointsAreTheRatesAtEachThreshold(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        RocCurve curve = RocPoints.of(films.scores(), films.targets()).orElseThrow();
        double positives = count(films, Double.NEGATIVE_INFINITY, 1);
        double negatives = count(films, Double.NEGATIVE_INFINITY, 0);
        for (int point = 0; point < curve.threshold().length; point++) {
            double threshold = curve.threshold()[point];
            assertEquals(count(films, threshold, 1) / positives, curve.truePositiveRate()[point]);
            assertEquals(count(films, threshold, 0) / negatives, curve.falsePositiveRate()[point]);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAreaBelowTheRocPointsIsTheAuroc(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        RocCurve curve = RocPoints.of(films.scores(), films.targets()).orElseThrow();
        double area = 0;
        for (int i = 1; i < curve.threshold().length; i++) {
            double width = curve.falsePositiveRate()[i] - curve.falsePositiveRate()[i - 1];
            area += width * (curve.truePositiveRate()[i] + curve.truePositiveRate()[i - 1]) / 2;
        }
        assertEquals(Auroc.of(films.scores(), films.targets()).orElseThrow(), area, 1e-12);
    }

    @Test
    void rocPointsRunFromNothingToEverything() {
        double[] targets = {1, 0, 1, 0};
        RocCurve curve = RocPoints.of(new double[] {4, 3, 3, 1}, targets).orElseThrow();
        assertArrayEquals(new double[] {0, 0, 0.5, 1}, curve.falsePositiveRate());
        assertArrayEquals(new double[] {0, 0.5, 1, 1}, curve.truePositiveRate());
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 4, 3, 1}, curve.threshold());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void averagePrecisionSumsPrecisionOverRecall(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        double positives = count(films, Double.NEGATIVE_INFINITY, 1);
        double expected = 0;
        double recallBefore = 0;
        for (double threshold : falling(films)) {
            double found = count(films, threshold, 1);
            if (found + count(films, threshold, 0) == 0) continue;
            expected += found / (found + count(films, threshold, 0)) * (found / positives - recallBefore);
            recallBefore = found / positives;
        }
        assertEquals(
                expected, AveragePrecision.of(films.scores(), films.targets()).orElseThrow(), 1e-12);
    }

    @Test
    void averagePrecisionOfNoInformationIsThePrevalence() {
        assertEquals(
                0.25,
                AveragePrecision.of(new double[4], new double[] {0, 1, 0, 0}).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noThresholdHasLargerF1ThanTheBest(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        double best = OperatingPoints.threshold(ThresholdRule.LARGEST_F1, films.scores(), films.targets())
                .orElseThrow();
        double largest = Arrays.stream(falling(films))
                .map(threshold -> f1(films, threshold))
                .max()
                .orElseThrow();
        assertEquals(largest, f1(films, best), 1e-15);
        assertTrue(Arrays.stream(falling(films))
                .noneMatch(threshold -> threshold > best && f1(films, threshold) == largest));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void f1AtAnyThresholdCountsFilmsFromItOn(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        for (double threshold = -1.5; threshold < 25; threshold += 0.5) {
            assertEquals(
                    f1(films, threshold),
                    Objects.requireNonNull(OperatingPoints.at(threshold, films.scores(), films.targets())
                            .f1()),
                    1e-15);
        }
    }

    @Test
    void allAreUndefinedWhereAClassIsAbsent() {
        double[] scores = {1, 2};
        double[] targets = {0, 0};
        assertTrue(RocPoints.of(scores, targets).isEmpty());
        assertEquals(OptionalDouble.empty(), AveragePrecision.of(scores, targets));
        assertEquals(OptionalDouble.empty(), OperatingPoints.threshold(ThresholdRule.LARGEST_F1, scores, targets));
        assertNull(OperatingPoints.at(1, scores, targets).f1());
    }

    private static double[] falling(RandomFilms films) {
        return Arrays.stream(films.scores())
                .distinct()
                .map(score -> -score)
                .sorted()
                .map(score -> -score)
                .toArray();
    }

    private static double count(RandomFilms films, double threshold, double target) {
        double count = 0;
        for (int film = 0; film < films.scores().length; film++) {
            if (films.targets()[film] == target && films.scores()[film] >= threshold) count++;
        }
        return count;
    }

    private static double f1(RandomFilms films, double threshold) {
        double found = count(films, threshold, 1);
        double called = found + count(films, threshold, 0);
        double precision = called == 0 ? 0 : found / called;
        double recall = found / count(films, Double.NEGATIVE_INFINITY, 1);
        return found == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
