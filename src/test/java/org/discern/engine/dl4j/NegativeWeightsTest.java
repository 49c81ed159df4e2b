package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.discern.model.Laterality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NegativeWeightsTest {
    private static final double T = 0.5;

    @BeforeAll
    static void load() {
        NativeBackend.load();
    }

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
        try (KeyQueue queue = goldenQueue()) {
            INDArray logWeights = weights(kind, samePatient, alpha, lambda, List.of(film(1, 0b01)), queue)
                    .logWeights();
            assertEquals(expected, golden(queue, logWeights).loss(), 2e-7);
        }
    }

    @Test
    void givesTheGoldenGradientAndTheReportsEquationWithItsOwnWeights() {
        try (KeyQueue queue = goldenQueue()) {
            assertArrayEquals(
                    new double[] {-0.507964445, 0.167066041, 0.196883213},
                    golden(queue, null).gradient().ravel().toDoubleVector(),
                    2e-7);
            // E3 takes K = 4 where the default takes n = 3
            InfoNceLoss.Contrast report = golden(queue, logs(0.2, 3.6, 0.2, 1));
            assertEquals(0.729937059, report.loss(), 2e-7);
            assertArrayEquals(
                    new double[] {-0.758397845, 0.299040054, 0.165061157},
                    report.gradient().ravel().toDoubleVector(),
                    2e-7);
            assertEquals(0.627569980, golden(queue, logs(0.2, 3.6, 0.2, 0)).loss(), 2e-7);
        }
    }

    @Test
    void reportsWhatTheGoldenWeightsBecame() {
        try (KeyQueue queue = goldenQueue()) {
            NegativeWeights.Realised mass = weights(Kind.MASS, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), queue);
            assertArrayEquals(new double[] {0.15, 2.7, 0.15, 1}, weightsOf(mass)[0], 1e-6);
            assertEquals(2 / 3.0, mass.sameDiseaseShare(), 1e-6);
            assertEquals(0.15, mass.sameDiseaseWeight(), 1e-6);
            assertEquals(2.7, mass.differentDiseaseWeight(), 1e-6);
            assertNull(weights(Kind.NONE, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), queue)
                    .logWeights());
        }
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
            try (KeyQueue queue = queue(17, films)) {
                double[][] given = weightsOf(weights(kind, SamePatient.KEEP, 0.8, 3, queries, queue));
                for (int i = 0; i < queries.size(); i++) {
                    assertArrayEquals(
                            naive(kind, queries.get(i), films, 17),
                            given[i],
                            1e-4,
                            kind + " seed " + seed + " query " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"MASS", "RATIO"})
    void conservesTheSumOfWeights(Kind kind) {
        SplittableRandom random = new SplittableRandom(5);
        List<FilmTags> queries = films(random, 20);
        try (KeyQueue queue = queue(30, films(random, 24))) {
            for (double[] row : weightsOf(weights(kind, SamePatient.KEEP, 0.8, 3, queries, queue))) {
                assertEquals(30, Arrays.stream(row).sum(), 1e-4);
            }
        }
    }

    @Test
    void theRatioChangesTheLossExactlyWhereBothKindsOfKeysAre() {
        for (int same = 0; same <= 3; same++) {
            List<FilmTags> films = new ArrayList<>();
            for (int j = 0; j < 3; j++) films.add(film(10 + j, j < same ? 0b01 : 0b10));
            try (KeyQueue queue = queue(3, films)) {
                double[] row =
                        weightsOf(weights(Kind.RATIO, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), queue))[0];
                double[] ones = {1, 1, 1};
                if (same > 0 && same < 3) assertNotEquals(1, row[0], 0.01);
                else assertArrayEquals(ones, row, 1e-6);
            }
        }
    }

    @Test
    void massIsNeutralWhereItsShareIsThatOfTheKeys() {
        List<FilmTags> films = new ArrayList<>();
        for (int j = 0; j < 10; j++) films.add(film(10 + j, j < 1 ? 0b01 : 0b10));
        try (KeyQueue queue = queue(10, films)) {
            double[] ones = new double[10];
            Arrays.fill(ones, 1);
            assertArrayEquals(
                    ones,
                    weightsOf(weights(Kind.MASS, SamePatient.KEEP, 0.9, 4, List.of(film(1, 0b01)), queue))[0],
                    1e-6);
        }
    }

    @Test
    void smallTemperaturesKeepAsRunFinite() {
        try (KeyQueue queue = goldenQueue()) {
            NegativeWeights.Realised realised = new NegativeWeights(config(Kind.AS_RUN, SamePatient.KEEP, 1, 4), 0.01)
                    .of(List.of(film(1, 0b01)), queue);
            InfoNceLoss.Contrast loss = golden(queue, realised.logWeights());
            assertTrue(Double.isFinite(loss.loss()) && Memory.allFinite(loss.gradient()));
            assertTrue(realised.differentDiseaseWeight() > 1e50);
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
            case NONE -> 1;
        };
        double forDifferent = switch (kind) {
            case MASS -> same == 0 || different == 0 ? 1 : 0.8 * n / different;
            case RATIO -> 3 * forSame;
            case AS_RUN -> Math.pow(0.8 * size / different, 1 / T);
            case NONE -> 1;
        };
        double[] weights = new double[size];
        for (int j = 0; j < size; j++) weights[j] = !other[j] ? 1 : shares[j] ? forSame : forDifferent;
        return weights;
    }

    private static InfoNceLoss.Contrast golden(KeyQueue queue, @Nullable INDArray logWeights) {
        INDArray q = Nd4j.create(new float[] {1, 0, 0}, new long[] {1, 3}, DataType.FLOAT);
        INDArray k = Nd4j.create(new float[] {0.8f, 0.6f, 0}, new long[] {1, 3}, DataType.FLOAT);
        return new InfoNceLoss(T).evaluate(q, k, queue.keys(), logWeights);
    }

    private static INDArray logs(double... weights) {
        return Nd4j.create(new double[][] {Arrays.stream(weights).map(Math::log).toArray()})
                .castTo(DataType.FLOAT);
    }

    private static KeyQueue goldenQueue() {
        KeyQueue queue = new KeyQueue(4, 3, 1);
        float[] keys = {0.6f, 0.8f, 0, 0, 1, 0, -0.6f, 0, 0.8f, 0, 0.6f, 0.8f};
        queue.enqueue(
                Nd4j.create(keys, new long[] {4, 3}, DataType.FLOAT),
                List.of(film(2, 0b01), film(3, 0b10), film(4, 0b11), film(1, 0b00)));
        return queue;
    }

    private static KeyQueue queue(int size, List<FilmTags> films) {
        KeyQueue queue = new KeyQueue(size, 3, 1);
        queue.enqueue(Nd4j.zeros(DataType.FLOAT, films.size(), 3), films);
        return queue;
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
        return new WeightingConfig(kind, alpha, lambda, samePatient, List.of("A", "B"));
    }

    private static NegativeWeights.Realised weights(
            Kind kind, SamePatient samePatient, double alpha, double lambda, List<FilmTags> queries, KeyQueue queue) {
        return new NegativeWeights(config(kind, samePatient, alpha, lambda), T).of(queries, queue);
    }

    private static double[][] weightsOf(NegativeWeights.Realised realised) {
        INDArray logs = realised.logWeights();
        if (logs == null) throw new AssertionError("no weights");
        double[][] weights = logs.castTo(DataType.DOUBLE).toDoubleMatrix();
        for (double[] row : weights) Arrays.setAll(row, j -> Math.exp(row[j]));
        return weights;
    }
}
