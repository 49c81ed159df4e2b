package org.discern.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UmapTest {
    private static final LayoutListener SILENT = (_, _, _) -> true;

    @ParameterizedTest
    @CsvSource({"40,0", "400,0", "400,10"})
    void keepsClustersTogether(int size, int pcaDimensions) {
        float[][] vectors = clusters(3, size, 32, 1);
        PlaneLayout layout = new Umap(15, 200, pcaDimensions, 7).lay(vectors, SILENT, () -> false);
        assertEquals(List.of(), layout.notices());
        for (int i = 0; i < vectors.length; i++) {
            for (int j : Neighbours.nearest(Neighbours.squaredDistances(layout.points(), i), i, 5)) {
                assertEquals(i / size, j / size, "neighbour of point " + i + " is of another cluster");
            }
        }
    }

    /// A rolled-up band: what lies along it must be found along it again.
    @Test
    void followsABandThroughSpace() {
        var random = new SplittableRandom(3);
        float[][] vectors = new float[900][3];
        for (int i = 0; i < vectors.length; i++) {
            double angle = 1.5 * Math.PI * (1 + 2.0 * i / vectors.length);
            vectors[i] = new float[] {
                (float) (angle * Math.cos(angle)), (float) (4 * random.nextDouble()), (float) (angle * Math.sin(angle))
            };
        }
        double[][] points =
                new Umap(15, 500, 0, 7).lay(vectors, SILENT, () -> false).points();
        assertTrue(Trustworthiness.of(vectors, points, 12).orElseThrow() > 0.97);
    }

    @Test
    void sameSeedGivesSameLayout() {
        float[][] vectors = clusters(2, 60, 16, 2);
        double[][] first =
                new Umap(10, 100, 0, 7).lay(vectors, SILENT, () -> false).points();
        double[][] again =
                new Umap(10, 100, 0, 7).lay(vectors, SILENT, () -> false).points();
        double[][] other =
                new Umap(10, 100, 0, 8).lay(vectors, SILENT, () -> false).points();
        for (int i = 0; i < first.length; i++) assertArrayEquals(first[i], again[i]);
        assertNotEquals(first[0][0], other[0][0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 14})
    void anyNumberOfFilmsHasItsPlaces(int n) {
        PlaneLayout layout = new Umap(15, 50, 0, 7).lay(clusters(1, n, 4, 6), SILENT, () -> false);
        assertEquals(n, layout.points().length);
        assertFalse(layout.notices().isEmpty());
        assertFinite(layout);
    }

    @Test
    void hostileEmbeddingsAreNoHarm() {
        float[][] equal = clusters(1, 100, 8, 8);
        for (int i = 0; i < 70; i++) equal[i] = equal[0];
        assertFinite(new Umap(10, 100, 4, 7).lay(equal, SILENT, () -> false));
        PlaneLayout collapsed = new Umap(10, 100, 0, 7).lay(new float[20][8], SILENT, () -> false);
        assertTrue(collapsed.notices().getFirst().contains("collapsed"));
        float[][] diverged = clusters(1, 20, 4, 9);
        diverged[3][2] = Float.NaN;
        assertThrows(Problem.class, () -> new Umap(5, 100, 0, 7).lay(diverged, SILENT, () -> false));
    }

    @Test
    void canBeStoppedAndCancelled() {
        float[][] vectors = clusters(2, 20, 4, 10);
        PlaneLayout stopped = new Umap(5, 1000, 0, 7).lay(vectors, (iteration, _, _) -> iteration < 30, () -> false);
        assertEquals(List.of("Stopped after 30 of 1000 iterations."), stopped.notices());
        assertThrows(CancellationException.class, () -> new Umap(5, 1000, 0, 7).lay(vectors, SILENT, () -> true));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 30})
    void membershipsAddUpToTheLogarithmOfTheirNumber(int k) {
        double[] squared = new SplittableRandom(k).doubles(k, 1, 50).sorted().toArray();
        double[] memberships = FuzzyGraph.memberships(squared, 5);
        assertEquals(1, memberships[0]);
        assertEquals(
                Math.max(1, Math.log(k) / Math.log(2)),
                Arrays.stream(memberships).sum(),
                k == 2 ? 1e-2 : 1e-5);
        for (int j = 1; j < k; j++) assertTrue(memberships[j] <= memberships[j - 1]);
    }

    /// Pair by pair, as the paper has it: w + w' - w w', with 0 where one does not see the other.
    @Test
    void theGraphIsTheFuzzyUnionOfWhatEachSees() {
        int n = 60;
        NearestNeighbours nearest = NearestNeighbours.of(clusters(2, n / 2, 5, 4), 6, () -> false);
        double mean = Arrays.stream(nearest.squaredDistances())
                .flatMapToDouble(Arrays::stream)
                .map(Math::sqrt)
                .average()
                .orElseThrow();
        double[][] seen = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] given = FuzzyGraph.memberships(nearest.squaredDistances()[i], mean);
            for (int k = 0; k < 6; k++) seen[i][nearest.indices()[i][k]] = given[k];
        }
        FuzzyGraph graph = FuzzyGraph.of(nearest);
        double[][] found = new double[n][n];
        for (int e = 0; e < graph.weight().length; e++) {
            assertEquals(0, found[graph.head()[e]][graph.tail()[e]], "each edge once");
            found[graph.head()[e]][graph.tail()[e]] = graph.weight()[e];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++)
                assertEquals(seen[i][j] + seen[j][i] - seen[i][j] * seen[j][i], found[i][j], 1e-6);
        }
    }

    @Test
    void theCurveIsTheBestOfItsKind() {
        double best = misfit(UmapDescent.A, UmapDescent.B);
        for (double factor : new double[] {0.995, 1.005}) {
            assertTrue(misfit(UmapDescent.A * factor, UmapDescent.B) > best);
            assertTrue(misfit(UmapDescent.A, UmapDescent.B * factor) > best);
        }
    }

    /// From the curve that minimum distance 0.1 and spread 1 ask for.
    private static double misfit(double a, double b) {
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            double d = 3.0 * i / 299;
            double wanted = d < 0.1 ? 1 : Math.exp(-(d - 0.1));
            sum += Math.pow(1 / (1 + a * Math.pow(d, 2 * b)) - wanted, 2);
        }
        return sum;
    }

    private static void assertFinite(PlaneLayout layout) {
        for (double[] point : layout.points())
            assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]), Arrays.toString(point));
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
