package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AurocTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsCountingPairs(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        double expected = RandomFilms.aurocByPairs(films.scores(), films.targets());
        assertEquals(expected, Auroc.of(films.scores(), films.targets()).orElseThrow(), 1e-14);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dependsOnTheOrderOfScoresOnly(long seed) {
        RandomFilms films = RandomFilms.of(seed);
        double auroc = Auroc.of(films.scores(), films.targets()).orElseThrow();
        double[] stretched = Arrays.stream(films.scores())
                .map(score -> Math.exp(score) - 100)
                .toArray();
        double[] mirrored = Arrays.stream(films.scores()).map(score -> -score).toArray();
        assertEquals(auroc, Auroc.of(stretched, films.targets()).orElseThrow());
        assertEquals(1 - auroc, Auroc.of(mirrored, films.targets()).orElseThrow(), 1e-14);
    }

    @Test
    void neverExceedsOneHoweverManyFilms() {
        for (int films = 2; films < 400; films++) {
            double[] targets = new double[films];
            double[] scores = new double[films];
            for (int film = 0; film < films; film++) {
                targets[film] = film < 1 + films / 3 ? 1 : 0;
                scores[film] = targets[film] + film * 1e-9;
            }
            assertEquals(1.0, Auroc.of(scores, targets).orElseThrow(), "films " + films);
        }
    }

    @Test
    void isOneHalfWhereAllScoresAreEqual() {
        assertEquals(OptionalDouble.of(0.5), Auroc.of(new double[] {3, 3, 3}, new double[] {0, 1, 0}));
    }

    @Test
    void isUndefinedWhereAClassIsAbsent() {
        assertTrue(Auroc.of(new double[] {1, 2}, new double[] {1, 1}).isEmpty());
        assertTrue(Auroc.of(new double[] {1, 2, 3}, new double[] {0, 0, Double.NaN})
                .isEmpty());
        assertTrue(Auroc.of(new double[0], new double[0]).isEmpty());
    }

    @Test
    void leavesOutFilmsWhoseTargetIsNotKnown() {
        double[] scores = {0.1, 0.9, 0.5, Double.NaN};
        double[] targets = {0, 1, Double.NaN, Double.NaN};
        assertEquals(OptionalDouble.of(1), Auroc.of(scores, targets));
    }

    @Test
    void takesBothZerosAsOneScoreAndOrdersInfinities() {
        assertEquals(OptionalDouble.of(0.5), Auroc.of(new double[] {-0.0, 0.0}, new double[] {0, 1}));
        double[] infinite = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertEquals(OptionalDouble.of(1), Auroc.of(infinite, new double[] {0, 1}));
    }

    @Test
    void rejectsScoresAndTargetsThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> Auroc.of(new double[] {Double.NaN}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Auroc.of(new double[] {1}, new double[] {0.5}));
        assertThrows(IllegalArgumentException.class, () -> Auroc.of(new double[] {1}, new double[] {0, 1}));
    }

    @Test
    void macroMeanSkipsFindingsWithoutClassesOrPredictions() {
        float nan = Float.NaN;
        float[][] scores = {{.9f, .1f, nan, .5f}, {.1f, .2f, nan, .5f}};
        float[][] targets = {{1, 1, 1, 1}, {0, 1, 0, 0}};
        assertEquals(0.75, Auroc.macroMean(scores, targets).orElseThrow());
        assertTrue(Auroc.macroMean(new float[0][], new float[0][]).isEmpty());
    }

    @Test
    void weightsActLikeRepeatedFilms() {
        SplittableRandom random = new SplittableRandom(4);
        for (long seed = 0; seed < 50; seed++) {
            RandomFilms films = RandomFilms.of(seed);
            Ranking ranking = Ranking.of(films.scores(), films.targets());
            int[] weights = random.ints(ranking.size(), 0, 4).toArray();
            double[] repeatedScores = repeated(films.scores(), ranking, weights);
            double[] repeatedTargets = repeated(films.targets(), ranking, weights);
            double expected = RandomFilms.aurocByPairs(repeatedScores, repeatedTargets);
            assertEquals(expected, ranking.auroc(weights), 1e-14, "seed " + seed);
        }
    }

    @Test
    void midranksShareTheMeanRankOfTies() {
        double[] scores = {5, 1, 3, 3, 9, 3};
        double[] targets = {1, 0, 0, 1, Double.NaN, 0};
        double[] expected = {5, 1, 3, 3, Double.NaN, 3};
        assertEquals(
                Arrays.toString(expected),
                Arrays.toString(Ranking.of(scores, targets).midranks()));
    }

    private static double[] repeated(double[] values, Ranking ranking, int[] weights) {
        double[] repeated = new double[Arrays.stream(weights).sum()];
        int next = 0;
        for (int place = 0; place < weights.length; place++) {
            for (int i = 0; i < weights[place]; i++) repeated[next++] = values[ranking.film(place)];
        }
        return repeated;
    }
}
