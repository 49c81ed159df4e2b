package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneTest {
    private static final LayoutListener SILENT = (_, _, _) -> true;

    @Test
    void keepsClustersTogether() {
        float[][] vectors = clusters(3, 40, 64, 1);
        PlaneLayout layout = new Tsne(15, 400, 0, 7).lay(vectors, SILENT, () -> false);
        assertEquals(List.of(), layout.notices());
        for (int i = 0; i < vectors.length; i++) {
            for (int j : Neighbours.nearest(Neighbours.squaredDistances(layout.points(), i), i, 5)) {
                assertEquals(i / 40, j / 40, "neighbour of point " + i + " is of another cluster");
            }
        }
        assertTrue(Trustworthiness.of(vectors, layout.points(), 10).orElseThrow() > 0.85);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 50})
    void spreadsWhatHasNoClusters(int dimension) {
        float[][] vectors = clusters(1, 300, dimension, 13);
        double[][] points =
                new Tsne(30, 500, 0, 7).lay(vectors, SILENT, () -> false).points();
        double variance = Arrays.stream(points)
                .mapToDouble(p -> p[0] * p[0] + p[1] * p[1])
                .average()
                .orElse(0);
        assertTrue(variance > 4, "variance " + variance);
        double trust = Trustworthiness.of(vectors, points, 12).orElseThrow();
        assertTrue(trust > (dimension <= 10 ? 0.8 : 0.6), "trustworthiness " + trust);
    }

    @Test
    void sameSeedGivesSameLayout() {
        float[][] vectors = clusters(2, 30, 16, 2);
        double[][] first =
                new Tsne(10, 200, 0, 7).lay(vectors, SILENT, () -> false).points();
        double[][] again =
                new Tsne(10, 200, 0, 7).lay(vectors, SILENT, () -> false).points();
        double[][] other =
                new Tsne(10, 200, 0, 8).lay(vectors, SILENT, () -> false).points();
        for (int i = 0; i < first.length; i++) assertArrayEquals(first[i], again[i]);
        assertNotEquals(first[0][0], other[0][0]);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-12f, 1, 1e12f})
    void scaleOfTheEmbeddingsDoesNotMatter(float scale) {
        float[][] vectors = clusters(2, 15, 8, 3);
        for (float[] vector : vectors) {
            for (int c = 0; c < vector.length; c++) vector[c] *= scale;
        }
        double[][] points =
                new Tsne(8, 300, 0, 7).lay(vectors, SILENT, () -> false).points();
        for (int i = 0; i < points.length; i++) {
            int nearest = Neighbours.nearest(Neighbours.squaredDistances(points, i), i, 1)[0];
            assertEquals(i / 15, nearest / 15);
        }
    }

    @Test
    void asManyFilmsAsDimensionsAreStillPoints() {
        float[][] vectors = clusters(2, 16, 32, 4);
        double[][] points =
                new Tsne(8, 300, 0, 7).lay(vectors, SILENT, () -> false).points();
        for (int i = 0; i < points.length; i++) {
            assertEquals(i / 16, Neighbours.nearest(Neighbours.squaredDistances(points, i), i, 1)[0] / 16);
        }
    }

    @Test
    void lowersThePerplexityOfFewFilmsAndSaysSo() {
        PlaneLayout layout = new Tsne(30, 100, 0, 7).lay(clusters(1, 10, 4, 5), SILENT, () -> false);
        assertEquals(3, layout.neighbours());
        assertEquals(
                List.of("Perplexity lowered from 30.00 to 3.000, because there are only 10 films."), layout.notices());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 20})
    void anyNumberOfFilmsHasItsPlaces(int n) {
        PlaneLayout layout = new Tsne(30, 50, 0, 7).lay(clusters(1, n, 4, 6), SILENT, () -> false);
        assertEquals(n, layout.points().length);
        assertFalse(layout.notices().isEmpty());
        for (double[] point : layout.points()) assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]));
    }

    @Test
    void collapsedEmbeddingsAreSaidToBe() {
        PlaneLayout layout = new Tsne(5, 50, 0, 7).lay(new float[20][8], SILENT, () -> false);
        assertEquals(20, layout.points().length);
        assertTrue(layout.notices().getFirst().contains("collapsed"));
    }

    @Test
    void manyEqualFilmsAmongOthersStayFinite() {
        float[][] vectors = clusters(1, 60, 8, 8);
        for (int i = 0; i < 40; i++) vectors[i] = vectors[0];
        for (double[] point :
                new Tsne(10, 200, 0, 7).lay(vectors, SILENT, () -> false).points()) {
            assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]));
        }
    }

    @Test
    void reportsProgressInOrderOnTheCallersThread() {
        List<Integer> heard = new ArrayList<>();
        Thread caller = Thread.currentThread();
        new Tsne(5, 55, 0, 7)
                .lay(
                        clusters(2, 10, 4, 9),
                        (iteration, iterations, _) -> {
                            assertSame(caller, Thread.currentThread());
                            assertEquals(55, iterations);
                            return heard.add(iteration);
                        },
                        () -> false);
        assertEquals(List.of(10, 20, 30, 40, 50, 55), heard);
    }

    @Test
    void stoppedItKeepsWhatThereIs() {
        double[][][] seen = new double[1][][];
        PlaneLayout layout = new Tsne(5, 1000, 0, 7)
                .lay(
                        clusters(2, 10, 4, 10),
                        (iteration, _, points) -> {
                            seen[0] = points.get();
                            return iteration < 30;
                        },
                        () -> false);
        assertEquals(List.of("Stopped after 30 of 1000 iterations."), layout.notices());
        for (int i = 0; i < 20; i++) assertArrayEquals(seen[0][i], layout.points()[i]);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 900})
    void manyFilmsKeepTheirClusters(int size) {
        float[][] vectors = clusters(6, size, 16, 21);
        for (int i = 0; i < 150; i++) vectors[i] = vectors[0].clone();
        double[][] points =
                new Tsne(30, 300, 0, 7).lay(vectors, SILENT, () -> false).points();
        double[][] again =
                new Tsne(30, 300, 0, 7).lay(vectors, SILENT, () -> false).points();
        for (int i = 0; i < vectors.length; i++) {
            assertArrayEquals(points[i], again[i]);
            assertTrue(Double.isFinite(points[i][0]) && Double.isFinite(points[i][1]));
            for (int j : Neighbours.nearest(Neighbours.squaredDistances(points, i), i, 5)) {
                assertEquals(i / size, j / size, "neighbour of point " + i + " is of another cluster");
            }
        }
    }

    @Test
    void stopsSoonAfterItIsCancelled() {
        List<Integer> heard = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> new Tsne(5, 1000, 0, 7)
                        .lay(
                                clusters(2, 10, 4, 10),
                                (iteration, _, _) -> heard.add(iteration),
                                () -> heard.size() == 2));
        assertEquals(List.of(10, 20), heard);
    }

    @Test
    void passesOnWhatAListenerThrows() {
        var bug = new IllegalStateException("bug");
        assertSame(
                bug,
                assertThrows(
                        IllegalStateException.class,
                        () -> new Tsne(5, 1000, 0, 7)
                                .lay(
                                        clusters(2, 10, 4, 11),
                                        (_, _, _) -> {
                                            throw bug;
                                        },
                                        () -> false)));
    }

    @Test
    void refusesWhatCannotBeLaidOut() {
        float[][] diverged = clusters(1, 10, 4, 12);
        diverged[3][2] = Float.NaN;
        assertThrows(Problem.class, () -> new Tsne(5, 100, 0, 7).lay(diverged, SILENT, () -> false));
        Problem tooMany = assertThrows(
                Problem.class,
                () -> new Tsne(5, 100, 0, 7).lay(new float[Tsne.MOST_POINTS + 1][1], SILENT, () -> false));
        assertTrue(tooMany.hint().contains("evaluation.tsne.maxFilms"));
    }

    private static float[][] clusters(int clusters, int size, int dimension, long seed) {
        var random = new SplittableRandom(seed);
        float[][] vectors = new float[clusters * size][dimension];
        for (int i = 0; i < vectors.length; i++) {
            for (int c = 0; c < dimension; c++) vectors[i][c] = (float) random.nextGaussian(c == i / size ? 20 : 0, 1);
        }
        return vectors;
    }
}
