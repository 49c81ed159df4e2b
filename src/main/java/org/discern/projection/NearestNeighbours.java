package org.discern.projection;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The nearest neighbours of every vector, by comparing all: |a - b|^2 = |a|^2 + |b|^2 - 2 a.b, with products of
/// four dimensions and a block of vectors at once. What is found is measured again in double precision.
///
/// @param indices the nearest of each vector, nearest first, itself left out
/// @param squaredDistances in the same order
record NearestNeighbours(int[][] indices, double[][] squaredDistances) {
    private static final int BLOCK = 512;
    private static final int QUERIES = 16;

    /// @param vectors n x C, finite
    /// @throws CancellationException when `cancelled` says so
    static NearestNeighbours of(float[][] vectors, int k, BooleanSupplier cancelled) {
        int n = vectors.length;
        float[][] scaled = centred(vectors);
        float[] norms = new float[n];
        for (int i = 0; i < n; i++) {
            for (float value : scaled[i]) norms[i] += value * value;
        }
        float[][][] blocks = blocks(scaled);
        int[][] indices = new int[n][];
        double[][] distances = new double[n][];
        IntStream.range(0, (n + QUERIES - 1) / QUERIES).parallel().forEach(part -> {
            if (cancelled.getAsBoolean()) throw new CancellationException("the layout was cancelled");
            int first = part * QUERIES;
            int count = Math.min(n, first + QUERIES) - first;
            float[][] far = new float[count][(n + BLOCK - 1) / BLOCK * BLOCK];
            // Block by block for all queries of the part: a block stays in the processor's cache meanwhile.
            for (int b = 0; b < blocks.length; b++) {
                for (int q = 0; q < count; q++) compare(scaled[first + q], blocks[b], b * BLOCK, norms, far[q]);
            }
            for (int q = 0; q < count; q++)
                measure(vectors, first + q, nearest(far[q], n, first + q, k), indices, distances);
        });
        return new NearestNeighbours(indices, distances);
    }

    /// Centred and scaled to at most 1, so that no square vanishes or overflows; as many dimensions as a multiple
    /// of four.
    private static float[][] centred(float[][] vectors) {
        int dimension = vectors[0].length;
        double[] mean = new double[dimension];
        for (float[] vector : vectors) {
            for (int c = 0; c < dimension; c++) mean[c] += vector[c] / (double) vectors.length;
        }
        double most = Double.MIN_NORMAL;
        for (float[] vector : vectors) {
            for (int c = 0; c < dimension; c++) most = Math.max(most, Math.abs(vector[c] - mean[c]));
        }
        float[][] scaled = new float[vectors.length][(dimension + 3) / 4 * 4];
        for (int i = 0; i < vectors.length; i++) {
            for (int c = 0; c < dimension; c++) scaled[i][c] = (float) ((vectors[i][c] - mean[c]) / most);
        }
        return scaled;
    }

    private static float[][][] blocks(float[][] scaled) {
        float[][][] blocks = new float[(scaled.length + BLOCK - 1) / BLOCK][scaled[0].length][BLOCK];
        for (int i = 0; i < scaled.length; i++) {
            for (int c = 0; c < scaled[i].length; c++) blocks[i / BLOCK][c][i % BLOCK] = scaled[i][c];
        }
        return blocks;
    }

    /// Half the squared distance of a block's vectors to `query`, less a constant.
    ///
    /// @param first place of the block's first vector
    private static void compare(float[] query, float[][] block, int first, float[] norms, float[] far) {
        float[] products = new float[BLOCK];
        for (int c = 0; c < query.length; c += 4) {
            addProducts(products, block, c, query[c], query[c + 1], query[c + 2], query[c + 3]);
        }
        for (int j = 0; j < Math.min(BLOCK, norms.length - first); j++) {
            far[first + j] = norms[first + j] / 2 - products[j];
        }
    }

    private static void addProducts(float[] products, float[][] block, int c, float q0, float q1, float q2, float q3) {
        float[] b0 = block[c];
        float[] b1 = block[c + 1];
        float[] b2 = block[c + 2];
        float[] b3 = block[c + 3];
        for (int j = 0; j < products.length; j++) {
            products[j] =
                    Math.fma(q0, b0[j], Math.fma(q1, b1[j], Math.fma(q2, b2[j], Math.fma(q3, b3[j], products[j]))));
        }
    }

    /// The `k` least of `far`, of equal ones the earlier, in no order: a heap with the farthest on top.
    private static int[] nearest(float[] far, int n, int self, int k) {
        int[] heap = new int[k];
        int size = 0;
        for (int j = 0; j < n; j++) {
            if (j == self) continue;
            if (size < k) {
                heap[size++] = j;
                if (size == k) for (int at = k / 2 - 1; at >= 0; at--) sink(heap, at, far);
            } else if (far[j] < far[heap[0]]) {
                heap[0] = j;
                sink(heap, 0, far);
            }
        }
        return heap;
    }

    private static void sink(int[] heap, int from, float[] far) {
        int moved = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && farther(heap[child + 1], heap[child], far)) child++;
            if (!farther(heap[child], moved, far)) break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }

    private static boolean farther(int a, int b, float[] far) {
        return far[a] > far[b] || (far[a] == far[b] && a > b);
    }

    private static void measure(float[][] vectors, int i, int[] found, int[][] indices, double[][] distances) {
        Arrays.sort(found);
        double[] measured = new double[found.length];
        for (int j = 0; j < found.length; j++) {
            double sum = 0;
            for (int c = 0; c < vectors[i].length; c++) {
                double difference = vectors[i][c] - (double) vectors[found[j]][c];
                sum += difference * difference;
            }
            measured[j] = sum;
        }
        int[] order = Neighbours.nearest(measured, -1, found.length);
        indices[i] = IntStream.of(order).map(place -> found[place]).toArray();
        distances[i] = IntStream.of(order).mapToDouble(place -> measured[place]).toArray();
    }
}
