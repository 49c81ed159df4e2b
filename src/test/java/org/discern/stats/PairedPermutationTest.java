package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedPermutationTest {
    @Test
    void countsAllSwapsOfTheGoldenExample() {
        PairedPermutation permutation = new PairedPermutation(GoldenFilms.PATIENTS, 1024, 0);
        assertEquals(
                OptionalDouble.of(64 / 1024.0), permutation.pValue(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS));
        assertEquals(
                OptionalDouble.of(88 / 1024.0),
                permutation.pValueOfRanks(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS));
    }

    @Test
    void samplingComesCloseToCountingAll() {
        PairedPermutation permutation = new PairedPermutation(GoldenFilms.PATIENTS, 1023, 7);
        double p = permutation
                .pValue(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS)
                .orElseThrow();
        assertEquals(0, p * 1024 % 1, 1e-9, "p = (1 + #) / (1 + B)");
        assertEquals(64 / 1024.0, p, 0.025); // three standard deviations of 1,023 draws
        assertEquals(
                p,
                permutation
                        .pValue(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS)
                        .orElseThrow());
    }

    @Test
    void swapsAllFilmsOfAPatientTogether() {
        List<String> patients = List.of("a", "a", "b", "c", "c", "d", "d", "e", "b", "e");
        double expected = byEnumeration(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS, patients);
        OptionalDouble p =
                new PairedPermutation(patients, 32, 0).pValue(GoldenFilms.A, GoldenFilms.B, GoldenFilms.TARGETS);
        assertEquals(OptionalDouble.of(expected), p);
    }

    @Test
    void countsOnlyPatientsWithAKnownTarget() {
        double[] targets = {1, 0, 1, 0, Double.NaN, Double.NaN};
        double[] a = {4, 3, 2, 1, 0, 0};
        double[] b = {1, 2, 3, 4, 0, 0};
        List<String> patients = List.of("1", "2", "3", "4", "5", "6");
        double expected = byEnumeration(
                Arrays.copyOf(a, 4), Arrays.copyOf(b, 4), Arrays.copyOf(targets, 4), patients.subList(0, 4));
        assertEquals(OptionalDouble.of(expected), new PairedPermutation(patients, 16, 0).pValue(a, b, targets));
    }

    @Test
    void equalModelsGiveOneAndNothingGivesZero() {
        PairedPermutation permutation = new PairedPermutation(GoldenFilms.PATIENTS, 50, 0);
        assertEquals(OptionalDouble.of(1), permutation.pValue(GoldenFilms.A, GoldenFilms.A, GoldenFilms.TARGETS));
        int films = 400;
        double[] targets =
                IntStream.range(0, films).mapToDouble(film -> film % 2).toArray();
        double[] noise = new SplittableRandom(1).doubles(films).toArray();
        List<String> patients =
                IntStream.range(0, films).mapToObj(Integer::toString).toList();
        OptionalDouble p = new PairedPermutation(patients, 99, 0).pValue(targets, noise, targets);
        assertEquals(OptionalDouble.of(0.01), p);
    }

    @Test
    void ranksMakeTheTestFreeOfScale() {
        RandomFilms films = RandomFilms.of(31);
        double[] stretched = Arrays.stream(films.otherScores())
                .map(score -> Math.exp(score) * 1e-3)
                .toArray();
        PairedPermutation permutation = new PairedPermutation(films.patientIds(), 500, 2);
        assertEquals(
                permutation.pValueOfRanks(films.scores(), films.otherScores(), films.targets()),
                permutation.pValueOfRanks(films.scores(), stretched, films.targets()));
    }

    @Test
    void rejectsTrulyEqualModelsAboutAsOftenAsItSays() {
        int rejected = 0;
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            SplittableRandom random = new SplittableRandom(trial);
            double[] targets =
                    random.doubles(60).map(draw -> draw < 0.4 ? 1 : 0).toArray();
            double[] a = Arrays.stream(targets)
                    .map(target -> target + random.nextGaussian())
                    .toArray();
            double[] b = Arrays.stream(targets)
                    .map(target -> target + random.nextGaussian())
                    .toArray();
            List<String> patients =
                    IntStream.range(0, 60).mapToObj(film -> "p" + film / 2).toList();
            double p = new PairedPermutation(patients, 199, trial)
                    .pValueOfRanks(a, b, targets)
                    .orElseThrow();
            if (p <= 0.1) rejected++;
        }
        assertTrue(rejected > 0.05 * trials && rejected < 0.15 * trials, rejected + " of " + trials);
    }

    @Test
    void isUndefinedWhereAClassIsAbsentAndRejectsOtherLengths() {
        PairedPermutation permutation = new PairedPermutation(List.of("a", "b"), 10, 0);
        assertTrue(permutation
                .pValue(new double[] {1, 2}, new double[] {2, 1}, new double[] {1, 1})
                .isEmpty());
        assertThrows(
                IllegalArgumentException.class, () -> permutation.pValue(new double[3], new double[3], new double[3]));
    }

    private static double byEnumeration(double[] a, double[] b, double[] targets, List<String> patientIds) {
        List<String> patients = patientIds.stream().distinct().toList();
        double observed = Math.abs(RandomFilms.aurocByPairs(a, targets) - RandomFilms.aurocByPairs(b, targets));
        int ways = 1 << patients.size();
        double asFar = 0;
        for (int way = 0; way < ways; way++) {
            double[] first = a.clone();
            double[] second = b.clone();
            for (int film = 0; film < a.length; film++) {
                if ((way >> patients.indexOf(patientIds.get(film)) & 1) == 0) continue;
                first[film] = b[film];
                second[film] = a[film];
            }
            double difference = RandomFilms.aurocByPairs(first, targets) - RandomFilms.aurocByPairs(second, targets);
            if (Math.abs(difference) >= observed - 1e-12) asFar++;
        }
        return asFar / ways;
    }

    @Test
    void repeatsOfAPatientAreSwappedTogether() {
        double[] second = GoldenFilms.B.clone();
        second[2] = 0.8;
        PairedPermutation permutation = new PairedPermutation(GoldenFilms.PATIENTS, 10_000, 0);
        List<double[]> first = List.of(ranks(GoldenFilms.A), ranks(GoldenFilms.A));
        List<double[]> other = List.of(ranks(GoldenFilms.B), ranks(second));
        int asFar = 0;
        double observed = Math.abs(meanDifference(first, other, 0));
        for (int way = 0; way < 1024; way++) {
            if (Math.abs(meanDifference(first, other, way)) >= observed - 1e-12) asFar++;
        }
        assertEquals(
                asFar / 1024.0,
                permutation
                        .pValueOfRanks(
                                List.of(GoldenFilms.A, GoldenFilms.A),
                                List.of(GoldenFilms.B, second),
                                GoldenFilms.TARGETS)
                        .orElseThrow(),
                1e-12);
    }

    @Test
    void aRepeatOfTheSameChangesNothing() {
        RandomFilms films = RandomFilms.of(4);
        PairedPermutation permutation = new PairedPermutation(films.patientIds(), 500, 3);
        assertEquals(
                permutation.pValueOfRanks(films.scores(), films.otherScores(), films.targets()),
                permutation.pValueOfRanks(
                        List.of(films.scores(), films.scores()),
                        List.of(films.otherScores(), films.otherScores()),
                        films.targets()));
    }

    private static double[] ranks(double[] scores) {
        return Ranking.of(scores, GoldenFilms.TARGETS).midranks();
    }

    private static double meanDifference(List<double[]> first, List<double[]> second, int way) {
        double sum = 0;
        for (int repeat = 0; repeat < first.size(); repeat++) {
            double[] one = first.get(repeat).clone();
            double[] other = second.get(repeat).clone();
            for (int film = 0; film < one.length; film++) {
                if ((way >> film & 1) == 0) continue;
                one[film] = second.get(repeat)[film];
                other[film] = first.get(repeat)[film];
            }
            sum += RandomFilms.aurocByPairs(one, GoldenFilms.TARGETS)
                    - RandomFilms.aurocByPairs(other, GoldenFilms.TARGETS);
        }
        return sum / first.size();
    }
}
