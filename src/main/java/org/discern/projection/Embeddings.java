package org.discern.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.model.Problem;

/// Embeddings made ready to be laid out.
///
/// @param vectors to be compared, reduced to principal components where that was asked for
/// @param plane their first two principal components: n x 2
record Embeddings(float[][] vectors, float[][] plane) {
    /// @throws Problem when a vector holds a value that is not finite
    static void check(float[][] vectors) {
        for (float[] vector : vectors) {
            for (float value : vector) {
                if (!Float.isFinite(value)) {
                    throw new Problem(
                            "An embedding holds a value that is not a number, so it cannot be laid out",
                            "The training has probably diverged: try a smaller learning rate.");
                }
            }
        }
    }

    /// @param vectors that were checked
    /// @param pcaDimensions principal components that are compared; 0 for the embeddings themselves
    static Embeddings prepare(float[][] vectors, int pcaDimensions, long seed) {
        float[][] scaled = scaled(vectors);
        boolean reduced = pcaDimensions > 0 && pcaDimensions < vectors[0].length;
        int count = Math.max(2, reduced ? pcaDimensions : 0);
        float[][] scores = PrincipalComponents.of(scaled, count, new SplittableRandom(seed))
                .scores(scaled);
        return new Embeddings(reduced ? scores : scaled, plane(scores));
    }

    /// The largest value becomes 1, so that squares neither overflow nor vanish; layouts do not depend on it.
    private static float[][] scaled(float[][] vectors) {
        float most = 0;
        for (float[] vector : vectors) {
            for (float value : vector) most = Math.max(most, Math.abs(value));
        }
        double scale = most > 0 ? 1.0 / most : 1;
        return Arrays.stream(vectors)
                .map(vector -> {
                    float[] row = new float[vector.length];
                    for (int c = 0; c < row.length; c++) row[c] = (float) (vector[c] * scale);
                    return row;
                })
                .toArray(float[][]::new);
    }

    private static float[][] plane(float[][] scores) {
        return Arrays.stream(scores)
                .map(row -> new float[] {row[0], row.length > 1 ? row[1] : 0})
                .toArray(float[][]::new);
    }
}
