package org.discern.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How keys count for the queries of a batch. Shapes: N queries, K keys; matrices lie row by row.
///
/// @param queries N
/// @param logWeights `N x K`, natural logarithms, minus infinity for keys that are left out; `null` for 1
///     throughout
/// @param hardness how weight moves to similar keys; `null` for not at all
/// @param supervision keys that a query is drawn to by their disease; `null` for none
public record KeyWeights(
        int queries,
        float @Nullable [] logWeights,
        @Nullable Hardness hardness,
        @Nullable Supervision supervision) {
    /// Weight in proportion to `e^(beta s)` of the similarity s (Robinson et al. 2021), among the keys that
    /// count, whose sum stays as it is. No gradient flows through it.
    ///
    /// @param counted `N x K`, 1 for a key that counts, else 0
    /// @param logMasses N, logarithm of the sum of the counted keys' weights; 0 where there is none
    public record Hardness(double beta, float[] counted, float[] logMasses) {}

    /// Supervised contrast (Khosla et al. 2020) mixed into the loss of the queries that have targets.
    ///
    /// @param share of it in their loss
    /// @param targets `N x K`, equal shares of 1 for the keys that a query is drawn to; rows of 0 without any
    /// @param logWeights `N x K`, 0, or minus infinity for keys that are left out of it
    public record Supervision(double share, float[] targets, float[] logWeights) {}

    /// All keys count alike.
    public static KeyWeights equal(int queries) {
        return new KeyWeights(queries, null, null, null);
    }

    /// The rows of some queries, `from` to `to` (exclusive).
    public KeyWeights rows(int from, int to) {
        if (from == 0 && to == queries) return this;
        return new KeyWeights(
                to - from,
                rows(logWeights, from, to),
                hardness == null
                        ? null
                        : new Hardness(
                                hardness.beta(),
                                some(hardness.counted(), from, to),
                                some(hardness.logMasses(), from, to)),
                supervision == null
                        ? null
                        : new Supervision(
                                supervision.share(),
                                some(supervision.targets(), from, to),
                                some(supervision.logWeights(), from, to)));
    }

    private float @Nullable [] rows(float @Nullable [] matrix, int from, int to) {
        return matrix == null ? null : some(matrix, from, to);
    }

    private float[] some(float[] matrix, int from, int to) {
        int columns = matrix.length / queries;
        return Arrays.copyOfRange(matrix, from * columns, to * columns);
    }
}
