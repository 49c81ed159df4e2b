package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.fusion.ConcatenationHead;
import org.discern.fusion.FusionHead;
import org.discern.fusion.GatedHead;
import org.discern.fusion.PerceptronHead;
import org.discern.stats.FusedProbe.Films;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FusedProbeTest {
    private static final int FEATURES = 4;
    private static final int VALUES = 3;

    static List<FusionHead> heads() {
        return List.of(
                new ConcatenationHead(FEATURES, VALUES, 1),
                new PerceptronHead(FEATURES, VALUES, 5, 1),
                new GatedHead(FEATURES, VALUES, 1));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void lossHasTheGradientOfFiniteDifferences(FusionHead head) {
        Films films = films(1, 30);
        FusionLoss loss = new FusionLoss(
                head,
                films.features(),
                films.values(),
                Column.of(films.targets(), 0),
                IntStream.range(0, 30).filter(film -> film % 4 != 0).toArray(),
                0.3);
        double[] point =
                new SplittableRandom(3).doubles(head.parameterCount(), -1, 1).toArray();
        double[] gradient = new double[point.length];
        loss.evaluate(point, gradient);
        double[] numeric = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            double[] up = point.clone();
            up[k] += 1e-6;
            double[] down = point.clone();
            down[k] -= 1e-6;
            numeric[k] = (loss.evaluate(up, new double[point.length]) - loss.evaluate(down, new double[point.length]))
                    / 2e-6;
        }
        assertArrayEquals(numeric, gradient, 1e-7);
    }

    /// Where all films have the same values nothing is left but the image.
    @ParameterizedTest
    @MethodSource("heads")
    void withoutValuesItIsTheLinearProbe(FusionHead head) {
        Films training = withoutValues(films(1, 300));
        Films validation = withoutValues(films(2, 200));
        float[][] fused =
                FusedProbe.train(head, training, validation, 1).predict(validation.features(), validation.values());
        float[][] image = LinearProbe.train(
                        new LinearProbe.Films(training.features(), training.targets()),
                        new LinearProbe.Films(validation.features(), validation.targets()))
                .predict(validation.features());
        for (int film = 0; film < fused.length; film++) assertArrayEquals(image[film], fused[film], 2e-3f);
    }

    @ParameterizedTest
    @MethodSource("heads")
    void takesFromTheValuesWhatTheFeaturesDoNotTell(FusionHead head) {
        Films test = films(3, 500);
        FusedProbe fused = FusedProbe.train(head, films(1, 500), films(2, 300), 1);
        double withValues = auroc(fused.predict(test.features(), test.values()), test);
        double image = auroc(
                LinearProbe.train(
                                new LinearProbe.Films(
                                        films(1, 500).features(), films(1, 500).targets()),
                                new LinearProbe.Films(
                                        films(2, 300).features(), films(2, 300).targets()))
                        .predict(test.features()),
                test);
        assertTrue(withValues > image + 0.03, head + ": " + withValues + " against " + image);
    }

    /// All that is fitted follows from training and validation films: test films come later.
    @ParameterizedTest
    @MethodSource("heads")
    void isTheSameEveryTimeAndLeavesItsInputsAsTheyAre(FusionHead head) {
        Films training = films(1, 60);
        float[] before = training.values()[3].clone();
        FusedProbe once = FusedProbe.train(head, training, films(2, 60), 7);
        FusedProbe again = FusedProbe.train(head, films(1, 60), films(2, 60), 7);
        assertArrayEquals(
                once.fits().getFirst().orElseThrow().parameters(),
                again.fits().getFirst().orElseThrow().parameters());
        assertArrayEquals(before, training.values()[3]);
    }

    @Test
    void aFindingWithASingleClassGetsNoPredictions() {
        Films training = films(1, 40);
        for (float[] row : training.targets()) row[0] = Float.isNaN(row[0]) ? Float.NaN : 1;
        FusedProbe probe = FusedProbe.train(new ConcatenationHead(FEATURES, VALUES, 1), training, films(2, 20), 1);
        assertEquals(Optional.empty(), probe.fits().getFirst());
        assertTrue(Float.isNaN(probe.predict(training.features(), training.values())[0][0]));
    }

    // --- late fusion ---

    @Test
    void lateFusionTakesTheImageAloneWhereTheValuesTellNothing() {
        float[][] targets = {{1}, {0}, {1}, {0}};
        float[][] image = {{0.9f}, {0.2f}, {0.7f}, {0.6f}};
        float[][] values = {{0.1f}, {0.9f}, {0.2f}, {0.8f}};
        LateFusion late = LateFusion.choose(image, values, targets);
        assertArrayEquals(new double[] {1}, late.imageShares(), "the largest of equally good ones");
        float[][] mixed = late.mix(image, values);
        for (int film = 0; film < 4; film++) assertEquals(image[film][0], mixed[film][0], 1e-6);
    }

    @Test
    void lateFusionMixesLogits() {
        float[][] mixed = new LateFusion(new double[] {0.25}).mix(new float[][] {{0.8f}}, new float[][] {{0.4f}});
        double logit = 0.25 * Math.log(0.8 / 0.2) + 0.75 * Math.log(0.4 / 0.6);
        assertEquals(1 / (1 + Math.exp(-logit)), mixed[0][0], 1e-6);
    }

    @Test
    void lateFusionChoosesByValidationAndHalvesWhereItCannot() {
        float[][] image = {{0.5f}, {0.5f}, {0.6f}, {0.4f}};
        float[][] values = {{0.9f}, {0.1f}, {0.8f}, {0.3f}};
        assertTrue(LateFusion.choose(image, values, new float[][] {{1}, {0}, {1}, {0}})
                        .imageShares()[0]
                < 1);
        assertEquals(
                0.5,
                LateFusion.choose(image, values, new float[][] {{1}, {1}, {1}, {1}})
                        .imageShares()[0]);
    }

    // --- importance ---

    @Test
    void onlyAValueThatTheModelUsesMatters() {
        Films films = films(4, 200);
        List<String> patients =
                IntStream.range(0, 200).mapToObj(film -> "p" + film / 2).toList();
        PermutationImportance importance = new PermutationImportance(patients, 10, 200, 1);
        var used = importance.of(films.values(), new int[] {0}, films.targets(), FusedProbeTest::first);
        var unused = importance.of(films.values(), new int[] {1, 2}, films.targets(), FusedProbeTest::first);
        assertTrue(used.getFirst().orElseThrow().drop() > 0.1);
        assertTrue(used.getFirst().orElseThrow().interval().low() > 0);
        assertEquals(0, unused.getFirst().orElseThrow().drop());
        assertEquals(0, unused.getFirst().orElseThrow().interval().high());
    }

    @Test
    void shuffledValuesComeFromOnePatientForEach() {
        float[][] inputs = IntStream.range(0, 30)
                .mapToObj(film -> new float[] {film, 100 + film})
                .toArray(float[][]::new);
        List<String> patients = IntStream.range(0, 30)
                .mapToObj(film -> "p" + (film < 6 ? film / 3 : film))
                .toList();
        List<float[][]> seen = new ArrayList<>();
        new PermutationImportance(patients, 3, 2, 5).of(inputs, new int[] {0}, targets(30), rows -> {
            seen.add(rows);
            return rows;
        });
        for (float[][] rows : seen.subList(1, 4)) {
            for (int film = 0; film < 30; film++) assertEquals(100 + film, rows[film][1], "other columns stay");
            assertTrue(
                    Arrays.equals(donors(rows, patients, 0, 3), donors(rows, patients, 0, 3))
                            && donors(rows, patients, 0, 3).length == 1,
                    "three films of a patient, one donor");
        }
        assertTrue(!Arrays.deepEquals(seen.get(1), seen.get(2)), "each shuffle is another");
    }

    private static Object[] donors(float[][] rows, List<String> patients, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(film -> patients.get((int) rows[film][0]))
                .distinct()
                .toArray();
    }

    private static float[][] targets(int count) {
        return IntStream.range(0, count)
                .mapToObj(film -> new float[] {film % 2, film % 2})
                .toArray(float[][]::new);
    }

    private static float[][] first(float[][] rows) {
        return Arrays.stream(rows).map(row -> new float[] {row[0]}).toArray(float[][]::new);
    }

    private static double auroc(float[][] scores, Films films) {
        return Auroc.of(Column.of(scores, 0), Column.of(films.targets(), 0)).orElseThrow();
    }

    private static Films withoutValues(Films films) {
        return new Films(films.features(), new float[films.values().length][VALUES], films.targets());
    }

    /// A finding that depends on a feature, on a value and on their product.
    private static Films films(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] features = new float[count][FEATURES];
        float[][] values = new float[count][VALUES];
        float[][] targets = new float[count][1];
        for (int film = 0; film < count; film++) {
            for (int k = 0; k < FEATURES; k++) features[film][k] = (float) random.nextGaussian();
            for (int k = 0; k < VALUES; k++) values[film][k] = (float) random.nextGaussian();
            double logit = 1.5 * features[film][1] + 2 * values[film][0] + 2 * features[film][1] * values[film][0];
            targets[film][0] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return new Films(features, values, targets);
    }
}
