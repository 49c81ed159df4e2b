package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.discern.model.OperatingPoint;
import org.discern.model.PrecisionRecallCurve;
import org.discern.model.ThresholdRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdsTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachRuleDoesWhatItSays(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        double youden = at(films, ThresholdRule.YOUDEN, films.scores());
        double sensitive = at(films, ThresholdRule.SENSITIVITY, films.scores());
        double specific = at(films, ThresholdRule.SPECIFICITY, films.scores());
        assertTrue(sensitivity(films, sensitive) >= 0.95);
        assertTrue(specificity(films, specific) >= 0.95);
        for (double other : Arrays.stream(films.scores()).distinct().toArray()) {
            assertTrue(sensitivity(films, other) + specificity(films, other)
                    <= sensitivity(films, youden) + specificity(films, youden) + 1e-12);
            if (other > sensitive) assertTrue(sensitivity(films, other) < 0.95, "the highest that is enough");
            if (other < specific) assertTrue(specificity(films, other) < 0.95 || same(films, other, specific));
        }
        assertEquals(0.5, at(films, ThresholdRule.HALF, films.scores()));
    }

    @Test
    void theMatrixCountsFilmsFromTheThresholdOn() {
        double[] scores = {0.9, 0.8, 0.5, 0.4, 0.3, 0.1};
        double[] targets = {1, 0, 1, 1, 0, Double.NaN};
        OperatingPoint point = OperatingPoints.at(0.5, scores, targets);
        assertEquals(2, point.truePositives());
        assertEquals(1, point.falsePositives());
        assertEquals(1, point.trueNegatives());
        assertEquals(1, point.falseNegatives());
        assertEquals(2 / 3.0, point.sensitivity().value());
        assertEquals(0.5, point.specificity().value());
        assertEquals(2 / 3.0, point.precision().value());
        assertEquals(0.5, point.negativePredictiveValue().value());
        assertEquals(2 / 3.0, point.f1());
        OperatingPoint none = OperatingPoints.at(2, scores, targets);
        assertNull(none.precision().value(), "nothing was called positive");
        assertEquals(0.0, none.f1());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void precisionAndRecallAreThoseOfEveryThreshold(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        PrecisionRecallCurve curve =
                PrecisionRecallPoints.of(films.scores(), films.targets()).orElseThrow();
        for (int i = 0; i < curve.threshold().length; i++) {
            OperatingPoint point = OperatingPoints.at(curve.threshold()[i], films.scores(), films.targets());
            assertEquals(point.sensitivity().value(), curve.recall()[i]);
            assertEquals(point.precision().value(), curve.precision()[i]);
        }
        assertEquals(1, curve.recall()[curve.recall().length - 1]);
        assertEquals(curve.prevalence(), curve.precision()[curve.precision().length - 1], 1e-15);
    }

    private static double at(RandomFilms films, ThresholdRule rule, double[] scores) {
        return OperatingPoints.threshold(rule, scores, films.targets()).orElseThrow();
    }

    private static boolean same(RandomFilms films, double one, double other) {
        return specificity(films, one) == specificity(films, other)
                && sensitivity(films, one) == sensitivity(films, other);
    }

    private static double sensitivity(RandomFilms films, double threshold) {
        return share(films, threshold, 1);
    }

    private static double specificity(RandomFilms films, double threshold) {
        return 1 - share(films, threshold, 0);
    }

    private static double share(RandomFilms films, double threshold, double target) {
        double called = 0;
        double all = 0;
        for (int film = 0; film < films.scores().length; film++) {
            if (films.targets()[film] != target) continue;
            all++;
            if (films.scores()[film] >= threshold) called++;
        }
        return called / all;
    }
}
