package org.discern.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.engine.host.HostMemory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Against naive loops, in double precision.
class InfoNceLossTest {
    private static final double TEMPERATURE = 0.2;

    @BeforeAll
    static void load() {
        NativeBackend.load();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void valueAndGradientAreThoseOfTheEquations(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] q = unitRows(random, 5, 7);
        double[][] k = unitRows(random, 5, 7);
        double[][] queue = unitRows(random, 11, 7);
        double[][] weights = new double[5][11];
        for (double[] row : weights) Arrays.setAll(row, _ -> random.nextInt(4) == 0 ? 0 : random.nextDouble(0.1, 3));
        InfoNceLoss.Contrast loss =
                new InfoNceLoss(TEMPERATURE).evaluate(array(q), array(k), array(queue), logarithms(weights));
        assertEquals(naive(q, k, queue, weights), loss.loss(), 1e-12);
        double h = 1e-6;
        for (int i = 0; i < 5; i++) {
            for (int c = 0; c < 7; c++) {
                double middle = q[i][c];
                q[i][c] = middle + h;
                double above = naive(q, k, queue, weights);
                q[i][c] = middle - h;
                double below = naive(q, k, queue, weights);
                q[i][c] = middle;
                assertEquals((above - below) / (2 * h), loss.gradient().getDouble(i, c), 1e-8);
            }
        }
    }

    /// The published example, plain and with the report's weights (E3 with K = 4), the query's own patient kept
    /// or not.
    @Test
    void givesTheGoldenValues() {
        double[][] q = {{1, 0, 0}};
        double[][] k = {{0.8, 0.6, 0}};
        double[][] queue = {{0.6, 0.8, 0}, {0, 1, 0}, {-0.6, 0, 0.8}, {0, 0.6, 0.8}};
        InfoNceLoss loss = new InfoNceLoss(0.5);
        InfoNceLoss.Contrast moco = loss.evaluate(array(q), array(k), array(queue), null);
        assertEquals(0.758430648, moco.loss(), 1e-9);
        assertArrayEquals(
                new double[] {-0.507964445, 0.167066041, 0.196883213},
                moco.gradient().ravel().toDoubleVector(),
                1e-9);
        InfoNceLoss.Contrast report =
                loss.evaluate(array(q), array(k), array(queue), logarithms(new double[][] {{0.2, 3.6, 0.2, 1}}));
        assertEquals(0.729937059, report.loss(), 1e-9);
        assertArrayEquals(
                new double[] {-0.758397845, 0.299040054, 0.165061157},
                report.gradient().ravel().toDoubleVector(),
                1e-9);
        double[][] masked = {{0.2, 3.6, 0.2, 0}};
        assertEquals(
                0.627569980,
                loss.evaluate(array(q), array(k), array(queue), logarithms(masked))
                        .loss(),
                1e-9);
    }

    @Test
    void weightsOfOneAreTheCrossEntropyWithTheKeyAsTheClass() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] q = unitRows(random, 3, 4);
        double[][] k = unitRows(random, 3, 4);
        double[][] queue = unitRows(random, 6, 4);
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double[] logits = new double[7];
            logits[0] = dot(q[i], k[i]) / TEMPERATURE;
            for (int j = 0; j < 6; j++) logits[j + 1] = dot(q[i], queue[j]) / TEMPERATURE;
            expected -= Math.log(Math.exp(logits[0])
                            / Arrays.stream(logits).map(Math::exp).sum())
                    / 3;
        }
        INDArray ones = Nd4j.zeros(DataType.DOUBLE, 3, 6);
        assertEquals(
                expected,
                new InfoNceLoss(TEMPERATURE)
                        .evaluate(array(q), array(k), array(queue), null)
                        .loss(),
                1e-12);
        assertEquals(
                expected,
                new InfoNceLoss(TEMPERATURE)
                        .evaluate(array(q), array(k), array(queue), ones)
                        .loss(),
                1e-12);
    }

    @Test
    void equalSimilaritiesGiveTheLogarithmOfTheirNumberAndNoAccuracy() {
        double[][] same = new double[6][];
        Arrays.fill(same, new double[] {0.6, 0.8});
        INDArray two = array(Arrays.copyOf(same, 2));
        InfoNceLoss.Contrast loss = new InfoNceLoss(0.07).evaluate(two, two, array(same), null);
        assertEquals(Math.log(6 + 1), loss.loss(), 1e-12);
        assertEquals(0, loss.accuracy());
    }

    @Test
    void accuracyCountsQueriesClosestToTheirKey() {
        INDArray q = array(new double[][] {{1, 0}, {0, 1}});
        INDArray k = array(new double[][] {{0.8, 0.6}, {0.8, 0.6}});
        INDArray queue = array(new double[][] {{0.6, 0.8}, {-1, 0}});
        assertEquals(0.5, new InfoNceLoss(0.5).evaluate(q, k, queue, null).accuracy());
    }

    @Test
    void theOrderOfTheQueueDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] q = unitRows(random, 3, 4);
        double[][] k = unitRows(random, 3, 4);
        double[][] queue = unitRows(random, 9, 4);
        double[][] weights = new double[3][9];
        for (double[] row : weights) Arrays.setAll(row, _ -> random.nextDouble(0.1, 3));
        List<Integer> order = new ArrayList<>(IntStream.range(0, 9).boxed().toList());
        Collections.shuffle(order, new Random(1));
        double[][] shuffled = order.stream().map(j -> queue[j]).toArray(double[][]::new);
        double[][] shuffledWeights = Arrays.stream(weights)
                .map(row -> order.stream().mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
        InfoNceLoss loss = new InfoNceLoss(TEMPERATURE);
        InfoNceLoss.Contrast a = loss.evaluate(array(q), array(k), array(queue), logarithms(weights));
        InfoNceLoss.Contrast b = loss.evaluate(array(q), array(k), array(shuffled), logarithms(shuffledWeights));
        assertEquals(a.loss(), b.loss(), 1e-12);
        assertArrayEquals(
                a.gradient().ravel().toDoubleVector(), b.gradient().ravel().toDoubleVector(), 1e-12);
    }

    @Test
    void smallTemperaturesDoNotOverflow() {
        INDArray q = array(new double[][] {{1, 0}}).castTo(DataType.FLOAT);
        INDArray queue = array(new double[][] {{1, 0}, {-1, 0}}).castTo(DataType.FLOAT);
        InfoNceLoss.Contrast loss = new InfoNceLoss(0.001).evaluate(q, q, queue, null);
        assertEquals(Math.log(2), loss.loss(), 1e-5);
        assertTrue(HostMemory.allFinite(Memory.of(loss.gradient())));
    }

    static double naive(double[][] q, double[][] k, double[][] queue, double[][] weights) {
        double sum = 0;
        for (int i = 0; i < q.length; i++) {
            double positive = Math.exp(dot(q[i], k[i]) / TEMPERATURE);
            double total = positive;
            for (int j = 0; j < queue.length; j++) total += weights[i][j] * Math.exp(dot(q[i], queue[j]) / TEMPERATURE);
            sum -= Math.log(positive / total);
        }
        return sum / q.length;
    }

    private static INDArray logarithms(double[][] weights) {
        double[][] logs = new double[weights.length][];
        for (int i = 0; i < weights.length; i++)
            logs[i] = Arrays.stream(weights[i]).map(Math::log).toArray();
        return array(logs);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double[][] unitRows(SplittableRandom random, int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, _ -> random.nextGaussian());
            double length = Math.sqrt(dot(row, row));
            Arrays.setAll(row, i -> row[i] / length);
        }
        return values;
    }

    private static INDArray array(double[][] rows) {
        return Nd4j.create(rows);
    }
}
