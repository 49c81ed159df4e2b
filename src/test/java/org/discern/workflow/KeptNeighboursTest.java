package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.discern.model.FilmLayout;
import org.discern.model.RunId;
import org.discern.projection.Neighbourhoods;
import org.junit.jupiter.api.Test;

class KeptNeighboursTest {
    private static final List<RunId> RUNS = List.of(new RunId("a"), new RunId("b"));

    @Test
    void keptAndMovedAreCountedAgainstTheFirstRun() {
        List<String> ids = List.of("p", "q", "r", "s");
        int[][] first = {{1, 2}, {0, 2}, {1, 3}, {2, 1}};
        int[][] second = {{2, 1}, {3, 2}, {0, 2}, {2, 1}};
        KeptNeighbours kept = new KeptNeighbours(RUNS, ids, List.of(first, second));
        assertEquals(List.of("q", "r"), kept.of(0, "p"));
        assertEquals(List.of("r", "q"), kept.of(1, "p"));
        assertEquals(List.of(), kept.of(0, "unknown"));
        assertEquals(
                List.of(new KeptNeighbours.Moved("r", 0, 2), new KeptNeighbours.Moved("q", 1, 2)),
                kept.mostMoved(1, 2));
        assertEquals((2 + 1 + 0 + 2) / 8.0, kept.meanKept(1), 1e-12);
        assertEquals(1, kept.meanKept(0), 1e-12);
    }

    @Test
    void theNearestAreThoseOfEveryPairCompared() {
        Random random = new Random(4);
        float[][] vectors = new float[150][7];
        for (float[] vector : vectors) for (int c = 0; c < 7; c++) vector[c] = (float) random.nextGaussian();
        int[][] nearest = Neighbourhoods.nearest(vectors, 10, () -> false);
        for (int i = 0; i < vectors.length; i++) {
            int from = i;
            int[] expected = IntStream.range(0, vectors.length)
                    .filter(j -> j != from)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> distance(vectors[from], vectors[j])))
                    .limit(10)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertArrayEquals(expected, nearest[i]);
        }
        assertEquals(2, Neighbourhoods.nearest(new float[][] {{1}, {2}, {4}}, 10, () -> false)[0].length);
        assertEquals(0, Neighbourhoods.nearest(new float[][] {{1}}, 10, () -> false)[0].length);
    }

    @Test
    void layoutsAreAlignedByTheFilmsThatBothHaveWhateverTheirOrder() {
        Random random = new Random(6);
        List<String> ids = new ArrayList<>(
                IntStream.range(0, 80).mapToObj(i -> "film-" + i).toList());
        double[] x = random.doubles(80).toArray();
        double[] y = random.doubles(80).toArray();
        FilmLayout first = new FilmLayout(List.copyOf(ids.subList(0, 60)), cut(x, 0, 60), cut(y, 0, 60), "first", 1);
        List<Integer> order = new ArrayList<>(IntStream.range(20, 80).boxed().toList());
        Collections.shuffle(order, random);
        // A quarter turn, twice the size, and elsewhere.
        FilmLayout second = new FilmLayout(
                order.stream().map(ids::get).toList(),
                order.stream().mapToDouble(i -> 5 - 2 * y[i]).toArray(),
                order.stream().mapToDouble(i -> 2 * x[i] - 3).toArray(),
                "second",
                1);
        FilmLayout aligned = CompareEmbeddings.aligned(List.of(first, second)).getLast();
        assertEquals(second.imageIds(), aligned.imageIds());
        for (int k = 0; k < order.size(); k++) {
            assertEquals(x[order.get(k)], aligned.x()[k], 1e-9);
            assertEquals(y[order.get(k)], aligned.y()[k], 1e-9);
        }
        assertTrue(CompareEmbeddings.aligned(List.of(first)).contains(first));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) sum += (a[c] - b[c]) * (double) (a[c] - b[c]);
        return sum;
    }

    private static double[] cut(double[] values, int from, int to) {
        return java.util.Arrays.copyOfRange(values, from, to);
    }
}
