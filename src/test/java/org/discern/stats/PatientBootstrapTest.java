package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.model.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import smile.math.special.Erf;

class PatientBootstrapTest {
    private static final int FILMS_A_PATIENT = 4;
    private static final double EFFECT = 1.0;

    @Test
    void isTheSameForTheSameSeedAndDiffersForAnother() {
        RandomFilms films = RandomFilms.of(1);
        ConfidenceInterval interval = bootstrap(films.patientIds(), 5)
                .auroc(films.scores(), films.targets())
                .orElseThrow();
        ConfidenceInterval again = bootstrap(films.patientIds(), 5)
                .auroc(films.scores(), films.targets())
                .orElseThrow();
        ConfidenceInterval other = bootstrap(films.patientIds(), 6)
                .auroc(films.scores(), films.targets())
                .orElseThrow();
        assertEquals(interval, again);
        assertTrue(!interval.equals(other));
        assertEquals(0.95, interval.level());
    }

    @Test
    void liesWithinZeroAndOneAndAroundTheEstimate() {
        for (long seed = 0; seed < 50; seed++) {
            RandomFilms films = RandomFilms.of(seed);
            ConfidenceInterval interval = bootstrap(films.patientIds(), 1)
                    .auroc(films.scores(), films.targets())
                    .orElseThrow();
            double auroc = Auroc.of(films.scores(), films.targets()).orElseThrow();
            assertTrue(interval.low() >= 0 && interval.high() <= 1, "seed " + seed);
            assertTrue(interval.low() <= auroc && auroc <= interval.high(), "seed " + seed);
        }
    }

    @Test
    void coversTheTruthWhereFilmsOfAPatientAreAlikeAndFilmsAloneWouldNot() {
        double truth = 0.5 * Erf.erfc(-EFFECT / 2); // a difference of two scores has variance 2
        int trials = 300;
        int covered = 0;
        int coveredByFilms = 0;
        for (int trial = 0; trial < trials; trial++) {
            Clustered films = Clustered.of(new SplittableRandom(trial));
            List<String> single = IntStream.range(0, films.targets.length)
                    .mapToObj(Integer::toString)
                    .toList();
            if (covers(bootstrap(films.patientIds, trial).auroc(films.scores, films.targets), truth)) covered++;
            if (covers(bootstrap(single, trial).auroc(films.scores, films.targets), truth)) coveredByFilms++;
        }
        assertTrue(covered > 0.90 * trials && covered < 0.985 * trials, "covered " + covered + " of " + trials);
        assertTrue(coveredByFilms < 0.85 * trials, "covered by films " + coveredByFilms + " of " + trials);
    }

    @Test
    void doesNotChangeWhereEveryFilmIsThereTwice() {
        RandomFilms films = RandomFilms.of(3);
        List<String> twicePatients = Stream.concat(films.patientIds().stream(), films.patientIds().stream())
                .toList();
        Optional<ConfidenceInterval> once = bootstrap(films.patientIds(), 9).auroc(films.scores(), films.targets());
        Optional<ConfidenceInterval> twice =
                bootstrap(twicePatients, 9).auroc(twice(films.scores()), twice(films.targets()));
        assertEquals(once, twice);
    }

    @Test
    void neverLosesTheOnlyPatientOfAClass() {
        double[] targets = new double[40];
        double[] scores = new double[40];
        Arrays.setAll(scores, film -> film);
        targets[39] = 1;
        List<String> patients =
                IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        assertEquals(
                Optional.of(new ConfidenceInterval(1, 1, 0.95)),
                bootstrap(patients, 0).auroc(scores, targets));
        Arrays.setAll(targets, film -> 1 - targets[film]);
        assertEquals(
                Optional.of(new ConfidenceInterval(0, 0, 0.95)),
                bootstrap(patients, 0).auroc(scores, targets));
    }

    @Test
    void isUndefinedWhereAClassIsAbsent() {
        List<String> patients = List.of("a", "b");
        assertTrue(bootstrap(patients, 0)
                .auroc(new double[] {1, 2}, new double[] {1, 1})
                .isEmpty());
        assertTrue(bootstrap(patients, 0).macroMean(List.of()).isEmpty());
    }

    @Test
    void theDifferenceOfAModelToItselfIsNothing() {
        RandomFilms films = RandomFilms.of(8);
        Optional<ConfidenceInterval> difference =
                bootstrap(films.patientIds(), 3).difference(films.scores(), films.scores(), films.targets());
        assertEquals(Optional.of(new ConfidenceInterval(0, 0, 0.95)), difference);
    }

    @Test
    void pairingNarrowsTheIntervalOfTwoModelsThatAgree() {
        Clustered films = Clustered.of(new SplittableRandom(77));
        SplittableRandom random = new SplittableRandom(78);
        double[] similar = Arrays.stream(films.scores)
                .map(score -> score + 0.2 * random.nextGaussian())
                .toArray();
        PatientBootstrap bootstrap = bootstrap(films.patientIds, 1);
        ConfidenceInterval single = bootstrap.auroc(films.scores, films.targets).orElseThrow();
        ConfidenceInterval paired =
                bootstrap.difference(films.scores, similar, films.targets).orElseThrow();
        assertTrue(width(paired) < width(single) / 3, paired + " against " + single);
        assertTrue(paired.low() < 0 && paired.high() > 0, paired.toString());
    }

    @Test
    void swappingModelsMirrorsTheDifference() {
        RandomFilms films = RandomFilms.of(12);
        PatientBootstrap bootstrap = bootstrap(films.patientIds(), 3);
        ConfidenceInterval one = bootstrap
                .difference(films.scores(), films.otherScores(), films.targets())
                .orElseThrow();
        ConfidenceInterval two = bootstrap
                .difference(films.otherScores(), films.scores(), films.targets())
                .orElseThrow();
        assertEquals(one.low(), -two.high(), 1e-12);
        assertEquals(one.high(), -two.low(), 1e-12);
    }

    @Test
    void theMacroMeanOfEqualFindingsIsThatOfOne() {
        RandomFilms films = RandomFilms.of(21);
        Ranking ranking = Ranking.of(films.scores(), films.targets());
        PatientBootstrap bootstrap = bootstrap(films.patientIds(), 4);
        ConfidenceInterval one = bootstrap.macroMean(List.of(ranking)).orElseThrow();
        ConfidenceInterval three =
                bootstrap.macroMean(Collections.nCopies(3, ranking)).orElseThrow();
        assertEquals(one.low(), three.low(), 1e-12);
        assertEquals(one.high(), three.high(), 1e-12);
    }

    @Test
    void aDrawKeepsTheSizeOfEachStratumAndTheRarestClass() {
        double[] common = {1, 1, 1, 0, 0, 0, 0, 1};
        double[] rare = {0, 0, 0, 0, 0, 0, 0, 1};
        double[] scores = new double[8];
        Patients patients = Patients.of(List.of("a", "a", "b", "b", "c", "d", "e", "f"));
        PatientStrata strata =
                PatientStrata.of(patients, List.of(Ranking.of(scores, common), Ranking.of(scores, rare)));
        SplittableRandom random = new SplittableRandom(0);
        for (int draw = 0; draw < 200; draw++) {
            int[] times = strata.draw(random);
            assertEquals(1, times[5], "the only patient with the rare finding");
            assertEquals(1, times[0], "the only other patient with only positive films");
            assertEquals(1, times[1], "the only patient with both");
            assertEquals(3, times[2] + times[3] + times[4], "patients with neither");
        }
    }

    @Test
    void rejectsWhatItCannotUse() {
        assertThrows(IllegalArgumentException.class, () -> new PatientBootstrap(List.of(), 0, 0.95, 0));
        assertThrows(IllegalArgumentException.class, () -> new PatientBootstrap(List.of(), 10, 1, 0));
        PatientBootstrap twoFilms = bootstrap(List.of("a", "b"), 0);
        assertThrows(IllegalArgumentException.class, () -> twoFilms.auroc(new double[3], new double[] {0, 1, 1}));
    }

    private static PatientBootstrap bootstrap(List<String> patientIds, long seed) {
        return new PatientBootstrap(patientIds, 400, 0.95, seed);
    }

    private static boolean covers(Optional<ConfidenceInterval> interval, double truth) {
        return interval.orElseThrow().low() <= truth
                && truth <= interval.orElseThrow().high();
    }

    private static double width(ConfidenceInterval interval) {
        return interval.high() - interval.low();
    }

    private static double[] twice(double[] values) {
        double[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    /// Patients of one class each, whose films share most of their deviation.
    private record Clustered(double[] scores, double[] targets, List<String> patientIds) {
        static Clustered of(RandomGenerator random) {
            int films = 80 * FILMS_A_PATIENT;
            double[] scores = new double[films];
            double[] targets = new double[films];
            double ofPatient = 0;
            for (int film = 0; film < films; film++) {
                if (film % FILMS_A_PATIENT == 0) ofPatient = random.nextGaussian();
                targets[film] = film / FILMS_A_PATIENT % 2;
                scores[film] =
                        EFFECT * targets[film] + Math.sqrt(0.8) * ofPatient + Math.sqrt(0.2) * random.nextGaussian();
            }
            List<String> ids = IntStream.range(0, films)
                    .mapToObj(film -> "p" + film / FILMS_A_PATIENT)
                    .toList();
            return new Clustered(scores, targets, ids);
        }
    }
}
