package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.fusion.UncertainClass;
import org.discern.model.Problem;
import org.discern.stats.LinearProbe.Films;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
    private static final int DIMENSION = 6;

    @Test
    void lossIsTheMeanLogLikelihoodWithPenalty() {
        LogisticLoss loss = loss(0.3);
        double[] point = new SplittableRandom(2).doubles(DIMENSION + 1, -1, 1).toArray();
        double expected = 0;
        for (int film = 0; film < loss.rows().length; film++) {
            double z = point[DIMENSION];
            for (int k = 0; k < DIMENSION; k++) z += point[k] * loss.rows()[film][k];
            double probability = 1 / (1 + Math.exp(-z));
            expected -= Math.log(loss.targets()[film] == 1 ? probability : 1 - probability) / loss.rows().length;
        }
        for (int k = 0; k < DIMENSION; k++) expected += 0.3 / 2 * point[k] * point[k];
        assertEquals(expected, loss.evaluate(point, new double[DIMENSION + 1]), 1e-12);
    }

    @Test
    void gradientAgreesWithFiniteDifferences() {
        LogisticLoss loss = loss(0.3);
        double[] point = new SplittableRandom(3).doubles(DIMENSION + 1, -2, 2).toArray();
        double[] gradient = new double[DIMENSION + 1];
        loss.evaluate(point, gradient);
        double[] numeric = new double[DIMENSION + 1];
        for (int k = 0; k <= DIMENSION; k++) {
            numeric[k] = (valueAt(loss, point, k, 1e-5) - valueAt(loss, point, k, -1e-5)) / 2e-5;
        }
        assertArrayEquals(numeric, gradient, 1e-9);
    }

    /// Softmax over negative, positive and uncertain, the logit of negative being 0.
    @Test
    void uncertainFilmsAreAClassOfTheirOwn() {
        LogisticLoss loss = loss(0.3);
        for (int film = 0; film < 80; film += 4) loss.targets()[film] = UncertainClass.TARGET;
        int width = DIMENSION + 1;
        double[] point = new SplittableRandom(4).doubles(2 * width, -2, 2).toArray();
        double expected = 0;
        for (int film = 0; film < 80; film++) {
            double[] odds = {1, 0, 0};
            for (int of = 0; of < 2; of++) {
                double z = point[of * width + DIMENSION];
                for (int k = 0; k < DIMENSION; k++) z += point[of * width + k] * loss.rows()[film][k];
                odds[of + 1] = Math.exp(z);
            }
            int target = loss.targets()[film] == UncertainClass.TARGET ? 2 : (int) loss.targets()[film];
            expected -= Math.log(odds[target] / (odds[0] + odds[1] + odds[2])) / 80;
        }
        for (int k = 0; k < 2 * width; k++) if (k % width != DIMENSION) expected += 0.3 / 2 * point[k] * point[k];
        double[] gradient = new double[2 * width];
        assertEquals(expected, loss.evaluate(point, gradient), 1e-12);
        for (int k = 0; k < 2 * width; k++) {
            double numeric = (valueAt(loss, point, k, 1e-5) - valueAt(loss, point, k, -1e-5)) / 2e-5;
            assertEquals(numeric, gradient[k], 1e-9);
        }
    }

    /// Uncertain films lie apart from both classes: read as positive they turn the border, as a class of their own
    /// they do not.
    @Test
    void uncertainFilmsOfTheirOwnClassLeaveTheBorderWhereItIs() {
        Films test = withUncertain(3, 400, Float.NaN);
        double own = aurocOf(LinearProbe.train(withUncertain(1, 400, UncertainClass.TARGET), test), test);
        double positive = aurocOf(LinearProbe.train(withUncertain(1, 400, 1), test), test);
        assertTrue(own > 0.97 && positive < 0.9, own + " and " + positive);
    }

    /// Positive and negative films differ along the first feature; every other film is uncertain, far along the
    /// second and on the negative side of the first.
    private static Films withUncertain(int seed, int films, float uncertain) {
        var random = new SplittableRandom(seed);
        float[][] features = new float[films][2];
        float[][] targets = new float[films][1];
        for (int film = 0; film < films; film++) {
            boolean isUncertain = film % 2 == 1;
            targets[film][0] = isUncertain ? uncertain : film / 2 % 2;
            double along = isUncertain ? -4 : film / 2 % 2 == 1 ? 1.5 : -1.5;
            features[film][0] = (float) random.nextGaussian(along, 1);
            features[film][1] = (float) random.nextGaussian(isUncertain ? 1 : 0, 1);
        }
        return new Films(features, targets);
    }

    private static double aurocOf(LinearProbe probe, Films films) {
        return Auroc.of(Column.of(probe.predict(films.features()), 0), Column.of(films.targets(), 0))
                .orElseThrow();
    }

    @Test
    void lossStaysFiniteForHugeMargins() {
        LogisticLoss loss = new LogisticLoss(new float[][] {{1e6f}, {-1e6f}}, new double[] {1, 1}, 0);
        double[] gradient = new double[2];
        assertEquals(5e8, loss.evaluate(new double[] {1000, 0}, gradient), 1);
        assertEquals(5e5, gradient[0], 1);
    }

    @Test
    void minimiserSolvesABadlyScaledQuadratic() {
        double[] curvature = {1, 10, 1e2, 1e3, 1e4};
        double[] minimum = {3, -2, 1, 0.5, -0.25};
        double[] found = Lbfgs.minimize(
                (point, gradient) -> {
                    double value = 0;
                    for (int k = 0; k < point.length; k++) {
                        gradient[k] = curvature[k] * (point[k] - minimum[k]);
                        value += gradient[k] * (point[k] - minimum[k]) / 2;
                    }
                    return value;
                },
                new double[5]);
        assertArrayEquals(minimum, found, 1e-6);
    }

    @Test
    void fitIsAMinimumOfItsLoss() {
        LogisticLoss loss = loss(0.01);
        double[] gradient = new double[DIMENSION + 1];
        loss.evaluate(Lbfgs.minimize(loss, new double[DIMENSION + 1]), gradient);
        assertArrayEquals(new double[DIMENSION + 1], gradient, 1e-6);
    }

    @Test
    void meanPredictionEqualsPrevalenceInTraining() {
        Films training = films(1, 300);
        LinearProbe probe = LinearProbe.train(training, films(2, 100));
        double mean = Arrays.stream(probe.predict(training.features()))
                .mapToDouble(row -> row[0])
                .average()
                .orElseThrow();
        double prevalence = Arrays.stream(training.targets())
                .mapToDouble(row -> row[0])
                .average()
                .orElseThrow();
        assertEquals(prevalence, mean, 1e-5); // the bias is not penalised
    }

    @Test
    void tellsWhatFeaturesTellAndNotWhatTheyDoNot() {
        LinearProbe probe = LinearProbe.train(films(1, 600), films(2, 300));
        Films test = films(3, 600);
        float[][] predictions = probe.predict(test.features());
        double[] telling = Column.of(predictions, 0);
        double[] chance = Column.of(predictions, 1);
        assertTrue(Auroc.of(telling, Column.of(test.targets(), 0)).orElseThrow() > 0.85);
        assertEquals(0.5, Auroc.of(chance, Column.of(test.targets(), 1)).orElseThrow(), 0.08);
    }

    @Test
    void takesTheStrengthThatIsBestOnValidation() {
        Films training = films(1, 40);
        Films validation = films(2, 400);
        LinearProbe probe = LinearProbe.train(training, validation);
        double chosen = probe.fits().getFirst().orElseThrow().validationAuroc().orElseThrow();
        float[][] predictions = probe.predict(validation.features());
        double predicted = Auroc.of(Column.of(predictions, 0), Column.of(validation.targets(), 0))
                .orElseThrow();
        assertEquals(predicted, chosen, 1e-3); // probabilities are rounded to float
        Standardisation standardisation = Standardisation.of(training.features());
        float[][] rows = standardisation.apply(training.features());
        double[] targets = Column.of(training.targets(), 0);
        float[][] others = standardisation.apply(validation.features());
        for (double l2 : LinearProbe.STRENGTHS) {
            double[] point = Lbfgs.minimize(new LogisticLoss(rows, targets, l2), new double[DIMENSION + 1]);
            double[] logits = Arrays.stream(others)
                    .mapToDouble(row -> LogisticLoss.logit(point, row))
                    .toArray();
            assertTrue(Auroc.of(logits, Column.of(validation.targets(), 0)).orElseThrow() <= chosen + 1e-4, "l2 " + l2);
        }
    }

    @Test
    void unknownTargetsCountForNothing() {
        Films training = films(1, 200);
        Films validation = films(2, 100);
        float[][] before = LinearProbe.train(training, validation).predict(validation.features());
        for (int film = 0; film < 200; film += 3) training.targets()[film][0] = Float.NaN;
        LinearProbe probe = LinearProbe.train(training, validation);
        LinearProbe.Fit fit = probe.fits().getFirst().orElseThrow();
        int[] known = IntStream.range(0, 200).filter(film -> film % 3 != 0).toArray();
        float[][] rows = Standardisation.of(training.features()).apply(training.features());
        double[] targets = Arrays.stream(known)
                .mapToDouble(film -> training.targets()[film][0])
                .toArray();
        float[][] knownRows = Arrays.stream(known).mapToObj(film -> rows[film]).toArray(float[][]::new);
        double[] gradient = new double[DIMENSION + 1];
        new LogisticLoss(knownRows, targets, fit.l2()).evaluate(fit.point(), gradient);
        assertArrayEquals(new double[DIMENSION + 1], gradient, 1e-6);
        float[][] after = probe.predict(validation.features());
        assertArrayEquals(Column.of(before, 1), Column.of(after, 1), "the other finding is independent");
    }

    @Test
    void doesNotDependOnTheScaleOfFeaturesAndIgnoresConstantOnes() {
        Films training = films(1, 200);
        Films validation = films(2, 100);
        float[][] plain = LinearProbe.train(training, validation).predict(validation.features());
        float[][] scaled = LinearProbe.train(rescaled(training), rescaled(validation))
                .predict(rescaled(validation).features());
        for (int film = 0; film < plain.length; film++) assertArrayEquals(plain[film], scaled[film], 1e-3f);
    }

    @Test
    void isTheSameEveryTime() {
        Films training = films(1, 200);
        Films validation = films(2, 100);
        float[][] once = LinearProbe.train(training, validation).predict(validation.features());
        float[][] again = LinearProbe.train(training, validation).predict(validation.features());
        assertTrue(Arrays.deepEquals(once, again));
    }

    @Test
    void aFindingWithASingleClassGetsNoPredictions() {
        Films training = films(1, 50);
        for (float[] row : training.targets()) row[1] = 0;
        LinearProbe probe = LinearProbe.train(training, films(2, 50));
        assertTrue(probe.fits().get(0).isPresent());
        assertTrue(probe.fits().get(1).isEmpty());
        for (float[] row : probe.predict(training.features())) {
            assertTrue(row[0] > 0 && row[0] < 1);
            assertTrue(Float.isNaN(row[1]));
        }
    }

    @Test
    void validationWithASingleClassLeavesTheMiddleStrength() {
        Films validation = films(2, 50);
        for (float[] row : validation.targets()) row[0] = 1;
        LinearProbe.Fit fit =
                LinearProbe.train(films(1, 50), validation).fits().getFirst().orElseThrow();
        assertEquals(0.1, fit.l2());
        assertTrue(fit.validationAuroc().isEmpty());
        LinearProbe none = LinearProbe.train(films(1, 50), new Films(new float[0][], new float[0][]));
        assertEquals(0.1, none.fits().getFirst().orElseThrow().l2());
    }

    @Test
    void saysWhichFilmHasFeaturesThatAreNotFinite() {
        Films training = films(1, 50);
        training.features()[6][2] = Float.NaN;
        Problem problem = assertThrows(Problem.class, () -> LinearProbe.train(training, films(2, 50)));
        assertTrue(problem.what().contains("film 7"), problem.what());
        Films none = new Films(new float[0][], new float[0][]);
        assertThrows(Problem.class, () -> LinearProbe.train(none, films(2, 50)));
        assertThrows(IllegalArgumentException.class, () -> new Films(new float[1][], new float[2][]));
    }

    /// The first finding depends on two features, the second on none.
    private static Films films(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] features = new float[count][DIMENSION];
        float[][] targets = new float[count][2];
        for (int film = 0; film < count; film++) {
            for (int k = 0; k < DIMENSION; k++) features[film][k] = (float) random.nextGaussian();
            double logit = 3 * features[film][0] - 2 * features[film][3] + 0.5;
            targets[film][0] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            targets[film][1] = random.nextBoolean() ? 1 : 0;
        }
        return new Films(features, targets);
    }

    private static Films rescaled(Films films) {
        float[][] features = new float[films.features().length][];
        for (int film = 0; film < features.length; film++) {
            features[film] = Arrays.copyOf(films.features()[film], DIMENSION + 1);
            for (int k = 0; k < DIMENSION; k++) features[film][k] = features[film][k] * (k + 1) * 8 - 5 * k;
            features[film][DIMENSION] = 0.1f;
        }
        return new Films(features, films.targets());
    }

    private static LogisticLoss loss(double l2) {
        Films films = films(9, 80);
        return new LogisticLoss(films.features(), Column.of(films.targets(), 0), l2);
    }

    private static double valueAt(LogisticLoss loss, double[] point, int component, double shift) {
        double[] shifted = point.clone();
        shifted[component] += shift;
        return loss.evaluate(shifted, new double[shifted.length]);
    }
}
