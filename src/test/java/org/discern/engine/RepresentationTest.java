package org.discern.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.data.pair.FilmTags;
import org.discern.model.Laterality;
import org.junit.jupiter.api.Test;

class RepresentationTest {
    private static final double EXACT = 1e-6;

    @Test
    void ofOnePointThereIsNothingToTellApart() {
        float[][] same = rows(8, 16, (_, c) -> c == 3 ? 1 : 0);
        Representation it = Representation.of(same, same);
        assertEquals(0, it.alignment(), EXACT);
        assertEquals(0, it.uniformity(), EXACT);
        assertEquals(0, it.spread(), EXACT);
        assertEquals(0, it.effectiveRank(), EXACT);
    }

    @Test
    void theAxesOfASpaceUseAllDimensionsButOne() {
        int n = 12;
        float[][] axes = rows(n, n, (row, c) -> row == c ? 1 : 0);
        Representation it = Representation.of(axes, axes);
        assertEquals(-4, it.uniformity(), EXACT); // all at distance sqrt 2
        assertEquals(n - 1, it.effectiveRank(), 1e-9);
        double deviation = Math.sqrt((1 - 1.0 / n) / n); // of a value that is 1 in one of n
        assertEquals(deviation * Math.sqrt(n), it.spread(), EXACT);
    }

    @Test
    void twoPointsFacingEachOtherUseOneDimension() {
        float[][] poles = rows(10, 4, (row, c) -> c == 0 ? (row % 2 == 0 ? 1 : -1) : 0);
        float[][] keys = rows(10, 4, (row, c) -> c == 1 ? 1 : 0);
        Representation it = Representation.of(poles, keys);
        assertEquals(1, it.effectiveRank(), 1e-9);
        assertEquals(2, it.alignment(), EXACT); // a right angle
        // 20 of 45 pairs are the same point, 25 are at distance 2.
        assertEquals(Math.log((20 + 25 * Math.exp(-8)) / 45), it.uniformity(), EXACT);
    }

    /// Rows of unequal weight per axis, against the eigenvalues that they are made to have.
    @Test
    void rankFollowsFromTheEigenvalues() {
        // Pairs of opposite rows, so that the mean is 0: eigenvalue of an axis is the share of rows on it.
        int[] pairs = {5, 3, 1};
        int n = 2 * Arrays.stream(pairs).sum();
        float[][] q = new float[n][3];
        int row = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < 2 * pairs[axis]; i++) q[row++][axis] = i % 2 == 0 ? 1 : -1;
        }
        double squares = Arrays.stream(pairs)
                .mapToDouble(count -> Math.pow(2.0 * count / n, 2))
                .sum();
        assertEquals(1 / squares, Representation.of(q, q).effectiveRank(), 1e-9);
    }

    @Test
    void randomDirectionsAreUniform() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] q = rows(256, 128, (_, _) -> random.nextGaussian());
        float[][] k = rows(256, 128, (_, _) -> random.nextGaussian());
        Representation it = Representation.of(q, k);
        assertEquals(2, it.alignment(), 0.05);
        assertEquals(-4, it.uniformity(), 0.1);
        assertEquals(1, it.spread(), 0.02);
        // Of 256 draws in 128 dimensions: 1 / (1/128 + 1/255), Marchenko and Pastur's second moment.
        assertEquals(1 / (1 / 128.0 + 1 / 255.0), it.effectiveRank(), 4);
        assertTrue(it.effectiveRank() < 128);
    }

    @Test
    void keysAgeByAStepWithEachBatch() {
        KeyRing ring = new KeyRing(10);
        assertTrue(Double.isNaN(ring.meanAgeSteps(4)), "no keys yet");
        ring.enqueue(films(4));
        assertEquals(1, ring.meanAgeSteps(4));
        ring.enqueue(films(4));
        assertEquals(1.5, ring.meanAgeSteps(4));
        ring.enqueue(films(4)); // ten places: 4 of one step, 4 of two, 2 of three
        assertEquals((4 + 8 + 6) / 10.0, ring.meanAgeSteps(4));
    }

    private static List<FilmTags> films(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FilmTags(i, i, Laterality.FRONTAL, 0))
                .toList();
    }

    private interface Value {
        double at(int row, int column);
    }

    private static float[][] rows(int count, int columns, Value value) {
        float[][] rows = new float[count][columns];
        for (int i = 0; i < count; i++) {
            double squares = 0;
            for (int c = 0; c < columns; c++) {
                rows[i][c] = (float) value.at(i, c);
                squares += rows[i][c] * (double) rows[i][c];
            }
            for (int c = 0; c < columns; c++) rows[i][c] /= (float) Math.sqrt(squares);
        }
        return rows;
    }
}
