package org.discern.engine;

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
import org.discern.engine.KeyWeights.Hardness;
import org.discern.engine.KeyWeights.Supervision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the contrastive loss of an engine promises: against naive loops in double precision.
public abstract class ContrastTests {
    private static final double T = 0.2;

    /// What an engine answers.
    ///
    /// @param gradient with respect to the queries
    public record Answer(double loss, double accuracy, float[][] gradient) {}

    /// The engine's loss of unit rows.
    protected abstract Answer contrast(
            double temperature, float[][] q, float[][] k, float[][] queue, KeyWeights weights);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void valueAndGradientAreThoseOfTheEquations(long seed) {
        Sample sample = new Sample(seed);
        sample.check(sample.weighted());
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 1", "3, 2"})
    void hardnessMovesWeightToSimilarKeysAndKeepsItsSum(long seed, double beta) {
        Sample sample = new Sample(seed);
        sample.check(sample.weighted().harder(beta));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3", "2, 0.7", "3, 1"})
    void supervisionDrawsQueriesToTheirTargets(long seed, double share) {
        Sample sample = new Sample(seed);
        sample.check(sample.weighted().supervised(share));
    }

    @Test
    void hardnessAndSupervisionGoTogether() {
        Sample sample = new Sample(5);
        sample.check(sample.weighted().harder(0.5).supervised(0.4));
    }

    /// The published example, plain and with the report's weights (E3 with K = 4), the query's own patient kept
    /// or not.
    @Test
    void givesTheGoldenValues() {
        float[][] q = {{1, 0, 0}};
        float[][] k = {{0.8f, 0.6f, 0}};
        float[][] queue = {{0.6f, 0.8f, 0}, {0, 1, 0}, {-0.6f, 0, 0.8f}, {0, 0.6f, 0.8f}};
        Answer moco = contrast(0.5, q, k, queue, KeyWeights.equal(1));
        assertEquals(0.758430648, moco.loss(), 1e-6);
        assertArrayEquals(new float[] {-0.507964445f, 0.167066041f, 0.196883213f}, moco.gradient()[0], 1e-6f);
        Answer report = contrast(0.5, q, k, queue, logarithms(new double[][] {{0.2, 3.6, 0.2, 1}}));
        assertEquals(0.729937059, report.loss(), 1e-6);
        assertArrayEquals(new float[] {-0.758397845f, 0.299040054f, 0.165061157f}, report.gradient()[0], 1e-6f);
        assertEquals(
                0.627569980,
                contrast(0.5, q, k, queue, logarithms(new double[][] {{0.2, 3.6, 0.2, 0}}))
                        .loss(),
                1e-6);
    }

    @Test
    void weightsOfOneAreTheCrossEntropyWithTheKeyAsTheClass() {
        Sample sample = new Sample(4);
        double[][] ones = new double[Sample.N][Sample.K];
        for (double[] row : ones) Arrays.fill(row, 1);
        Answer plain = contrast(T, sample.q, sample.k, sample.queue, KeyWeights.equal(Sample.N));
        Answer weighed = contrast(T, sample.q, sample.k, sample.queue, logarithms(ones));
        double expected = 0;
        for (int i = 0; i < Sample.N; i++) {
            double[] logits = sample.logits(sample.q, i);
            expected -=
                    (logits[0] - Math.log(Arrays.stream(logits).map(Math::exp).sum())) / Sample.N;
        }
        assertEquals(expected, plain.loss(), 1e-5);
        assertEquals(expected, weighed.loss(), 1e-5);
    }

    @Test
    void equalSimilaritiesGiveTheLogarithmOfTheirNumberAndNoAccuracy() {
        float[][] same = new float[6][];
        Arrays.fill(same, new float[] {0.6f, 0.8f});
        float[][] two = Arrays.copyOf(same, 2);
        Answer answer = contrast(0.07, two, two, same, KeyWeights.equal(2));
        assertEquals(Math.log(6 + 1), answer.loss(), 1e-5);
    }

    @Test
    void accuracyCountsQueriesClosestToTheirKeyAmongThoseThatAreNotLeftOut() {
        float[][] q = {{1, 0}, {0, 1}};
        float[][] k = {{0.8f, 0.6f}, {0.8f, 0.6f}};
        float[][] queue = {{0.6f, 0.8f}, {-1, 0}};
        assertEquals(0.5, contrast(0.5, q, k, queue, KeyWeights.equal(2)).accuracy());
        double[][] without = {{1, 1}, {0, 5}};
        assertEquals(1, contrast(0.5, q, k, queue, logarithms(without)).accuracy());
        double[][] down = {{1, 1}, {1e-9, 1}};
        assertEquals(0.5, contrast(0.5, q, k, queue, logarithms(down)).accuracy(), "weights do not change it");
    }

    @Test
    void theOrderOfTheQueueDoesNotMatter() {
        Sample sample = new Sample(8);
        Counting counting = sample.weighted().harder(1).supervised(0.5);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, Sample.K).boxed().toList());
        Collections.shuffle(order, new Random(1));
        float[][] shuffled = order.stream().map(j -> sample.queue[j]).toArray(float[][]::new);
        Answer a = contrast(T, sample.q, sample.k, sample.queue, counting.keys());
        Answer b = contrast(
                T, sample.q, sample.k, shuffled, counting.inOrder(order).keys());
        assertEquals(a.loss(), b.loss(), 1e-5);
        for (int i = 0; i < Sample.N; i++) assertArrayEquals(a.gradient()[i], b.gradient()[i], 1e-5f);
    }

    @Test
    void smallTemperaturesAndQueriesWithoutKeysDoNotOverflow() {
        float[][] q = {{1, 0}};
        float[][] queue = {{1, 0}, {-1, 0}};
        Answer small = contrast(0.001, q, q, queue, KeyWeights.equal(1));
        assertEquals(Math.log(2), small.loss(), 1e-4);
        assertFinite(small);
        KeyWeights nothing = new KeyWeights(
                1,
                new float[] {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY},
                new Hardness(1, new float[2], new float[1]),
                new Supervision(0.5, new float[2], new float[] {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY}));
        Answer alone = contrast(0.07, q, q, queue, nothing);
        assertEquals(0, alone.loss(), 1e-6);
        assertFinite(alone);
    }

    private static void assertFinite(Answer answer) {
        for (float[] row : answer.gradient()) for (float value : row) assertTrue(Float.isFinite(value));
    }

    /// Weights as a definition has them, and as an engine gets them.
    private record Counting(double[][] weights, double beta, boolean[][] counted, double share, double[][] targets) {
        Counting harder(double by) {
            return new Counting(weights, by, counted, share, targets);
        }

        Counting supervised(double by) {
            return new Counting(weights, beta, counted, by, targets);
        }

        Counting inOrder(List<Integer> order) {
            double[][] w = new double[weights.length][order.size()];
            boolean[][] c = new boolean[weights.length][order.size()];
            double[][] t = new double[weights.length][order.size()];
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < order.size(); j++) {
                    w[i][j] = weights[i][order.get(j)];
                    c[i][j] = counted[i][order.get(j)];
                    t[i][j] = targets[i][order.get(j)];
                }
            }
            return new Counting(w, beta, c, share, t);
        }

        KeyWeights keys() {
            int n = weights.length;
            int k = weights[0].length;
            float[] count = new float[n * k];
            float[] masses = new float[n];
            float[] target = new float[n * k];
            for (int i = 0; i < n; i++) {
                double mass = 0;
                for (int j = 0; j < k; j++) {
                    if (counted[i][j]) {
                        count[i * k + j] = 1;
                        mass += weights[i][j];
                    }
                    target[i * k + j] = (float) targets[i][j];
                }
                masses[i] = (float) Math.log(mass);
            }
            float[] logs = logs(weights);
            return new KeyWeights(
                    n,
                    logs,
                    beta == 0 ? null : new Hardness(beta, count, masses),
                    share == 0 ? null : new Supervision(share, target, new float[n * k]));
        }

        /// The loss as the definitions say it; the weights that hardness gives are those at `at`.
        double loss(Sample sample, float[][] at, double[][] q) {
            double sum = 0;
            for (int i = 0; i < q.length; i++) {
                double[] w = weights[i].clone();
                if (beta > 0) {
                    double[] fixed = sample.logits(at, i);
                    double before = 0;
                    double after = 0;
                    for (int j = 0; j < w.length; j++) {
                        if (!counted[i][j]) continue;
                        before += w[j];
                        w[j] *= Math.exp(beta * fixed[j + 1]);
                        after += w[j];
                    }
                    for (int j = 0; j < w.length; j++) if (counted[i][j]) w[j] *= before / after;
                }
                double[] s = sample.logits(q[i], i);
                double all = Math.exp(s[0]);
                double total = Math.exp(s[0]);
                double drawn = 0;
                boolean any = false;
                for (int j = 0; j < w.length; j++) {
                    all += Math.exp(s[j + 1]);
                    total += w[j] * Math.exp(s[j + 1]);
                    drawn += targets[i][j] * s[j + 1];
                    any |= targets[i][j] > 0;
                }
                double own = Math.log(total) - s[0];
                double supervised = Math.log(all) - drawn;
                sum += any ? (1 - share) * own + share * supervised : own;
            }
            return sum / q.length;
        }
    }

    private static KeyWeights logarithms(double[][] weights) {
        return new KeyWeights(weights.length, logs(weights), null, null);
    }

    private static float[] logs(double[][] weights) {
        float[] logs = new float[weights.length * weights[0].length];
        for (int i = 0; i < logs.length; i++)
            logs[i] = (float) Math.log(weights[i / weights[0].length][i % weights[0].length]);
        return logs;
    }

    /// Queries, keys and a queue at random.
    private final class Sample {
        static final int N = 5;
        static final int K = 11;
        private static final int C = 7;
        private final SplittableRandom random;
        private final float[][] q;
        private final float[][] k;
        private final float[][] queue;

        Sample(long seed) {
            random = new SplittableRandom(seed);
            q = unitRows(N);
            k = unitRows(N);
            queue = unitRows(K);
        }

        Counting weighted() {
            double[][] weights = new double[N][K];
            boolean[][] counted = new boolean[N][K];
            double[][] targets = new double[N][K];
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < K; j++) {
                    weights[i][j] = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.1, 3);
                    counted[i][j] = j == 0 || random.nextInt(4) > 0;
                    if (counted[i][j] && weights[i][j] == 0) weights[i][j] = 0.5;
                }
                int drawn = i == 0 ? 0 : random.nextInt(1, 4);
                for (int j = 0; j < drawn; j++) targets[i][j * 2] = 1.0 / drawn;
            }
            return new Counting(weights, 0, counted, 0, targets);
        }

        double[] logits(float[][] rows, int i) {
            double[] row = new double[C];
            for (int c = 0; c < C; c++) row[c] = rows[i][c];
            return logits(row, i);
        }

        double[] logits(double[] row, int i) {
            double[] logits = new double[K + 1];
            logits[0] = dot(row, k[i]) / T;
            for (int j = 0; j < K; j++) logits[j + 1] = dot(row, queue[j]) / T;
            return logits;
        }

        void check(Counting counting) {
            Answer answer = contrast(T, q, k, queue, counting.keys());
            double[][] rows = new double[N][C];
            for (int i = 0; i < N; i++) for (int c = 0; c < C; c++) rows[i][c] = q[i][c];
            assertEquals(counting.loss(this, q, rows), answer.loss(), 1e-5);
            double h = 1e-5;
            for (int i = 0; i < N; i++) {
                for (int c = 0; c < C; c++) {
                    double middle = rows[i][c];
                    rows[i][c] = middle + h;
                    double above = counting.loss(this, q, rows);
                    rows[i][c] = middle - h;
                    double below = counting.loss(this, q, rows);
                    rows[i][c] = middle;
                    assertEquals((above - below) / (2 * h), answer.gradient()[i][c], 1e-5);
                }
            }
        }

        private float[][] unitRows(int count) {
            float[][] rows = new float[count][C];
            for (float[] row : rows) {
                double squares = 0;
                double[] values = new double[C];
                for (int c = 0; c < C; c++) {
                    values[c] = random.nextGaussian();
                    squares += values[c] * values[c];
                }
                for (int c = 0; c < C; c++) row[c] = (float) (values[c] / Math.sqrt(squares));
            }
            return rows;
        }
    }

    private static double dot(double[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
