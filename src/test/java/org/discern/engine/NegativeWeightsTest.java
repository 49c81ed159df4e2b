package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.discern.model.Laterality;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NegativeWeightsTest {
    private static final double T = 0.5;

    /// The published example: one query of patient 1 with disease A; keys with B, A, both, none, the last of
    /// patient 1.
    @ParameterizedTest
    @CsvSource({
        "NONE, KEEP, 0.9, 4, 0.758430648",
        "NONE, MASK, 0.9, 4, 0.659086975",
        "AS_RUN, KEEP, 0.9, 4, 1.343249392",
        "MASS, KEEP, 0.9, 4, 0.618793519",
        "MASS, MASK, 0.9, 4, 0.503674182",
        "RATIO, KEEP, 0.9, 4, 0.678670197",
        "RATIO, KEEP, 0.9, 1, 0.758430648"
    })
    void givesTheGoldenLosses(Kind kind, SamePatient samePatient, double alpha, double lambda, double expected) {
        NegativeWeights.Realised realised =
                weights(kind, samePatient, alpha, lambda, List.of(film(1, 0b01)), goldenRing());
        double[] given = realised.keys().logWeights() == null ? new double[] {1, 1, 1, 1} : weightsOf(realised)[0];
        assertEquals(expected, goldenLoss(given), 2e-7);
    }

    @Test
    void reportsWhatTheGoldenWeightsBecame() {
        KeyRing ring = goldenRing();
        NegativeWeights.Realised mass = weights(Kind.MASS, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), ring);
        assertArrayEquals(new double[] {0.15, 2.7, 0.15, 1}, weightsOf(mass)[0], 1e-6);
        assertEquals(2 / 3.0, mass.sameDiseaseShare(), 1e-6);
        assertEquals(0.15, mass.sameDiseaseWeight(), 1e-6);
        assertEquals(2.7, mass.differentDiseaseWeight(), 1e-6);
        assertNull(weights(Kind.NONE, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), ring)
                .keys()
                .logWeights());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MASS", "RATIO", "AS_RUN"})
    void equalsNaiveLoopsOnRandomQueues(Kind kind) {
        for (long seed = 0; seed < 6; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<FilmTags> films = films(random, 2 + (int) seed * 3);
            List<FilmTags> queries = films(random, 7);
            KeyRing ring = ring(17, films);
            double[][] given = weightsOf(weights(kind, SamePatient.KEEP, 0.8, 3, queries, ring));
            for (int i = 0; i < queries.size(); i++) {
                assertArrayEquals(
                        naive(kind, queries.get(i), films, 17), given[i], 1e-4, kind + " seed " + seed + " query " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MASS", "RATIO", "EXACT", "OVERLAP", "DIFFERENCE", "DROP_SAME"})
    void conservesTheSumOfWeights(Kind kind) {
        SplittableRandom random = new SplittableRandom(5);
        List<FilmTags> queries = films(random, 20);
        KeyRing ring = ring(30, films(random, 24));
        for (double[] row : weightsOf(weights(kind, SamePatient.KEEP, 0.8, 3, queries, ring))) {
            assertEquals(30, Arrays.stream(row).sum(), 1e-4);
        }
    }

    @Test
    void theRatioChangesTheLossExactlyWhereBothKindsOfKeysAre() {
        for (int same = 0; same <= 3; same++) {
            List<FilmTags> films = new ArrayList<>();
            for (int j = 0; j < 3; j++) films.add(film(10 + j, j < same ? 0b01 : 0b10));
            KeyRing ring = ring(3, films);
            double[] row = weightsOf(weights(Kind.RATIO, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), ring))[0];
            double[] ones = {1, 1, 1};
            if (same > 0 && same < 3) assertNotEquals(1, row[0], 0.01);
            else assertArrayEquals(ones, row, 1e-6);
        }
    }

    @Test
    void massIsNeutralWhereItsShareIsThatOfTheKeys() {
        List<FilmTags> films = new ArrayList<>();
        for (int j = 0; j < 10; j++) films.add(film(10 + j, j < 1 ? 0b01 : 0b10));
        KeyRing ring = ring(10, films);
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        assertArrayEquals(
                ones, weightsOf(weights(Kind.MASS, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), ring))[0], 1e-6);
    }

    @Test
    void smallTemperaturesKeepAsRunFinite() {
        NegativeWeights.Realised realised = new NegativeWeights(
                        config(Kind.AS_RUN, SamePatient.KEEP, 1, 4), Setups.moco(16, 0.9, 0.01, 1), 1)
                .of(List.of(film(1, 0b01)), goldenRing(), 0);
        for (float log : Objects.requireNonNull(realised.keys().logWeights()))
            assertTrue(log < Float.POSITIVE_INFINITY);
        assertTrue(realised.differentDiseaseWeight() > 1e50);
    }

    /// A query with A; keys with A, A and B, B, nothing: intersections 1, 1, 0, 0 of unions 1, 2, 2, 1.
    @ParameterizedTest
    @CsvSource({
        "EXACT, 0.4, 1.2, 1.2, 1.2",
        "DROP_SAME, 0, 0, 2, 2",
        "OVERLAP, 0.3478261, 0.8695652, 1.3913043, 1.3913043", // 1, 2.5, 4, 4 of 11.5 in 4
        "DIFFERENCE, 0.4, 1, 1.6, 1" // 1, 2.5, 4, 2.5 of 10 in 4
    })
    void weighsByDegrees(Kind kind, double a, double ab, double b, double none) {
        KeyRing ring = ring(4, List.of(film(2, 0b01), film(3, 0b11), film(4, 0b10), film(5, 0b00)));
        double[] given = weightsOf(weights(kind, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), ring))[0];
        assertArrayEquals(new double[] {a, ab, b, none}, given, 1e-6);
    }

    @Test
    void lateralityLeavesOutOrWeighsWhatIsEasilyToldApart() {
        FilmTags query = new FilmTags(1, 1, Laterality.FRONTAL, 0);
        KeyRing ring = ring(
                6,
                List.of(
                        new FilmTags(2, 2, Laterality.FRONTAL, 0),
                        new FilmTags(3, 3, Laterality.LATERAL, 0),
                        new FilmTags(4, 4, Laterality.UNKNOWN, 0),
                        new FilmTags(1, 1, Laterality.FRONTAL, 0),
                        new FilmTags(1, 5, Laterality.FRONTAL, 0)));
        List<FilmTags> one = List.of(query);
        assertArrayEquals(
                new double[] {1, 0, 1, 0, 1, 1},
                weightsOf(weights(Kind.LATERALITY_ONLY, SamePatient.KEEP, 0.9, 4, one, ring))[0],
                1e-6,
                "its own study and the other laterality are left out");
        assertArrayEquals(
                new double[] {1.35, 0.3, 1.35, 1, 1, 1},
                weightsOf(weights(Kind.LATERALITY_MASS, SamePatient.KEEP, 0.9, 4, one, ring))[0],
                1e-6);
    }

    @Test
    void lateralityDrawsAnewAtEachStepAndTheSameForTheSameSeed() {
        List<FilmTags> films = new ArrayList<>();
        for (int j = 0; j < 40; j++)
            films.add(new FilmTags(10 + j, j, j % 2 == 0 ? Laterality.FRONTAL : Laterality.LATERAL, 0));
        KeyRing ring = ring(40, films);
        List<FilmTags> query = List.of(new FilmTags(1, 99, Laterality.FRONTAL, 0));
        for (Kind kind : List.of(Kind.LATERALITY_SAMPLE, Kind.LATERALITY_APPEND)) {
            NegativeWeights drawing =
                    new NegativeWeights(config(kind, SamePatient.KEEP, 0.9, 4), Setups.moco(16, 0.9, T, 1), 1);
            double[] first = weightsOf(drawing.of(query, ring, 0))[0];
            assertArrayEquals(first, weightsOf(drawing.of(query, ring, 0))[0]);
            assertNotEquals(Arrays.toString(first), Arrays.toString(weightsOf(drawing.of(query, ring, 1))[0]));
            // A half of the 20 frontal keys; or all 40, and 20 of the frontal ones once more.
            assertEquals(
                    kind == Kind.LATERALITY_SAMPLE ? 10 : 60,
                    Arrays.stream(first).sum(),
                    1e-4);
            for (int j = 1; j < 40; j += 2) assertEquals(kind == Kind.LATERALITY_SAMPLE ? 0 : 1, first[j], 1e-6);
        }
    }

    private static double[] naive(Kind kind, FilmTags query, List<FilmTags> films, int size) {
        int same = 0;
        int different = 0;
        boolean[] shares = new boolean[size];
        boolean[] other = new boolean[size];
        for (int j = 0; j < size; j++) {
            boolean cold = j >= films.size();
            if (cold && kind != Kind.AS_RUN) continue;
            long bits = cold ? -1L : films.get(j).diseases();
            shares[j] = (bits & query.diseases()) != 0;
            other[j] = cold || films.get(j).patient() != query.patient();
            if (other[j] && shares[j]) same++;
            if (other[j] && !shares[j]) different++;
        }
        double n = same + different;
        double forSame = switch (kind) {
            case MASS -> same == 0 || different == 0 ? 1 : 0.2 * n / same;
            case RATIO -> n / (same + 3.0 * different);
            case AS_RUN -> Math.pow(0.2 * size / (size - different), 1 / T);
            default -> 1;
        };
        double forDifferent = switch (kind) {
            case MASS -> same == 0 || different == 0 ? 1 : 0.8 * n / different;
            case RATIO -> 3 * forSame;
            case AS_RUN -> Math.pow(0.8 * size / different, 1 / T);
            default -> 1;
        };
        double[] weights = new double[size];
        for (int j = 0; j < size; j++) weights[j] = !other[j] ? 1 : shares[j] ? forSame : forDifferent;
        return weights;
    }

    /// The loss of the published example, in plain Java.
    private static double goldenLoss(double[] weights) {
        double[] similarities = {0.6, 0, -0.6, 0};
        double positive = Math.exp(0.8 / T);
        double negatives = 0;
        for (int j = 0; j < 4; j++) negatives += weights[j] * Math.exp(similarities[j] / T);
        return -Math.log(positive / (positive + negatives));
    }

    private static KeyRing goldenRing() {
        return ring(4, List.of(film(2, 0b01), film(3, 0b10), film(4, 0b11), film(1, 0b00)));
    }

    @Test
    void hardnessCountsKeysOfOtherPatientsWithTheSumOfTheirWeights() {
        WeightingConfig ratio = Setups.weighting(Kind.RATIO, 0.9, 4, 0.15, 0.5, 0, SamePatient.KEEP, List.of("A", "B"));
        KeyWeights keys = new NegativeWeights(ratio, Setups.moco(16, 0.9, T, 1), 1)
                .of(List.of(film(1, 0b01)), goldenRing(), 0)
                .keys();
        KeyWeights.Hardness hardness = Objects.requireNonNull(keys.hardness());
        assertEquals(0.5, hardness.beta());
        assertArrayEquals(new float[] {1, 1, 1, 0}, hardness.counted());
        assertEquals(Math.log(3), hardness.logMasses()[0], 1e-6);
        assertNull(keys.supervision());
    }

    @Test
    void supervisionDrawsToOtherPatientsFilmsThatShareADisease() {
        WeightingConfig mixed = Setups.weighting(Kind.NONE, 0.9, 4, 0.15, 0, 0.3, SamePatient.MASK, List.of("A", "B"));
        KeyWeights keys = new NegativeWeights(mixed, Setups.moco(16, 0.9, T, 1), 1)
                .of(List.of(film(1, 0b01), film(1, 0)), goldenRing(), 0)
                .keys();
        KeyWeights.Supervision supervision = Objects.requireNonNull(keys.supervision());
        assertEquals(0.3, supervision.share());
        assertArrayEquals(new float[] {0.5f, 0, 0.5f, 0, 0, 0, 0, 0}, supervision.targets());
        float out = Float.NEGATIVE_INFINITY;
        assertArrayEquals(new float[] {0, 0, 0, out, 0, 0, 0, out}, supervision.logWeights());
        KeyWeights second = keys.rows(1, 2);
        assertArrayEquals(
                new float[4], Objects.requireNonNull(second.supervision()).targets());
    }

    @Test
    void withinTheBatchAQuerysOwnKeyIsLeftOut() {
        List<FilmTags> films = List.of(film(1, 0b01), film(2, 0b10), film(1, 0b11));
        WeightingConfig none = Setups.weighting(Kind.NONE, 0.9, 4, 0.15, SamePatient.KEEP, List.of());
        float[] logs = new NegativeWeights(none, Setups.inBatch(3, 1, 1), 1)
                .of(films, ring(3, films), 0)
                .keys()
                .logWeights();
        float out = Float.NEGATIVE_INFINITY;
        assertArrayEquals(new float[] {out, 0, 0, 0, out, 0, 0, 0, out}, logs);
    }

    private static KeyRing ring(int size, List<FilmTags> films) {
        KeyRing ring = new KeyRing(size);
        ring.enqueue(films);
        return ring;
    }

    private static List<FilmTags> films(SplittableRandom random, int count) {
        List<FilmTags> films = new ArrayList<>();
        for (int i = 0; i < count; i++) films.add(film(random.nextInt(6), random.nextInt(4)));
        return films;
    }

    private static FilmTags film(int patient, long diseases) {
        return new FilmTags(patient, 0, Laterality.FRONTAL, diseases);
    }

    private static WeightingConfig config(Kind kind, SamePatient samePatient, double alpha, double lambda) {
        return Setups.weighting(kind, alpha, lambda, 0.5, samePatient, List.of("A", "B"));
    }

    private static NegativeWeights.Realised weights(
            Kind kind, SamePatient samePatient, double alpha, double lambda, List<FilmTags> queries, KeyRing ring) {
        return new NegativeWeights(config(kind, samePatient, alpha, lambda), Setups.moco(16, 0.9, T, 1), 1)
                .of(queries, ring, 0);
    }

    private static double[][] weightsOf(NegativeWeights.Realised realised) {
        float[] logs = realised.keys().logWeights();
        if (logs == null) throw new AssertionError("no weights");
        int keys = logs.length / realised.keys().queries();
        double[][] weights = new double[realised.keys().queries()][keys];
        for (int i = 0; i < logs.length; i++) weights[i / keys][i % keys] = Math.exp(logs[i]);
        return weights;
    }
}
