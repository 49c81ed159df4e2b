package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourClassifierTest {
    /// By hand: cosines 1, 0.8 and 0 vote with e^10, e^8 and e^0 at a temperature of 0.1.
    @Test
    void eachOfTheNearestVotesWithTheExponentialOfItsCosine() {
        float[][] features = {{2, 0}, {4, 3}, {0, 5}};
        float[][] targets = {{0}, {1}, {1}};
        NeighbourClassifier all = new NeighbourClassifier(features, targets, 200, 0.1);
        double votes = Math.exp(10) + Math.exp(8) + 1;
        assertEquals((Math.exp(8) + 1) / votes, all.predict(new float[][] {{7, 0}})[0][0], 1e-6);
        NeighbourClassifier two = new NeighbourClassifier(features, targets, 2, 0.1);
        assertEquals(1 / (1 + Math.exp(2)), two.predict(new float[][] {{7, 0}})[0][0], 1e-6);
        assertEquals(1, new NeighbourClassifier(features, targets, 1, 0.1).predict(new float[][] {{0, 1}})[0][0]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithANaiveVote(long seed) {
        float[][] training = rows(seed, 60, 5);
        float[][] queries = rows(seed + 10, 20, 5);
        SplittableRandom random = new SplittableRandom(seed);
        float[][] targets = IntStream.range(0, 60)
                .mapToObj(_ -> new float[] {random.nextInt(2), random.nextInt(3) == 0 ? Float.NaN : random.nextInt(2)})
                .toArray(float[][]::new);
        float[][] votes = new NeighbourClassifier(training, targets, 7, 0.2).predict(queries);
        for (int query = 0; query < 20; query++) {
            for (int finding = 0; finding < 2; finding++) {
                assertEquals(naive(queries[query], training, targets, finding), votes[query][finding], 1e-5);
            }
        }
    }

    @Test
    void lengthOfFeaturesDoesNotMatterAndATinyTemperatureDoesNotOverflow() {
        float[][] features = {{-1, 0}, {0, 1}};
        float[][] targets = {{1}, {0}};
        float[][] votes = new NeighbourClassifier(features, targets, 2, 1e-4).predict(new float[][] {{-1e9f, 1}});
        assertEquals(1, votes[0][0]);
    }

    @Test
    void aFindingWithASingleClassGetsNoPredictions() {
        float[][] targets = {{1, Float.NaN, 0}, {1, 0, 1}};
        float[] votes = new NeighbourClassifier(rows(1, 2, 3), targets, 2, 0.1).predict(rows(2, 1, 3))[0];
        assertTrue(Float.isNaN(votes[0]) && Float.isNaN(votes[1]) && !Float.isNaN(votes[2]));
        assertArrayEquals(votes, new NeighbourClassifier(rows(1, 2, 3), targets, 2, 0.1).predict(rows(2, 1, 3))[0]);
    }

    private static double naive(float[] query, float[][] training, float[][] targets, int finding) {
        List<Integer> nearest = IntStream.range(0, training.length)
                .boxed()
                .filter(film -> !Float.isNaN(targets[film][finding]))
                .sorted(Comparator.comparingDouble(film -> -cosine(query, training[film])))
                .limit(7)
                .toList();
        double positive = 0;
        double all = 0;
        for (int film : nearest) {
            double vote = Math.exp(cosine(query, training[film]) / 0.2);
            positive += vote * targets[film][finding];
            all += vote;
        }
        return positive / all;
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += a[k] * b[k];
            aa += a[k] * a[k];
            bb += b[k] * b[k];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static float[][] rows(long seed, int count, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[count][length];
        for (float[] row : rows) {
            for (int k = 0; k < length; k++) row[k] = (float) random.nextGaussian();
        }
        return rows;
    }
}
