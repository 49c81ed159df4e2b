package org.discern.engine.torch;

import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/// InfoNCE with weighted negatives, as libtorch differentiates it: for a unit query q, its key k and queue keys
/// k_j with weights w_j, at temperature T,
///
///     L = -s+ + ln( e^s+ + sum_j w_j e^s_j ),   s+ = q.k / T,  s_j = q.k_j / T
///
/// Without weights it is the loss of MoCo (He et al. 2020, equation 1); with weights DisCeRn's (report,
/// equation 3). The batch's loss is the mean. Keys and weights get no gradient.
record TorchLoss(double temperature) {
    /// What a batch gives.
    ///
    /// @param loss a single number, ready for a backward pass
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    record Contrast(PtNDArray loss, double accuracy) {}

    /// @param q queries, `N x C`, unit rows
    /// @param k their positive keys, likewise
    /// @param queue negative keys, `K x C`, unit rows
    /// @param logWeights `N x K`, minus infinity for keys that are left out; `null` for 1 throughout
    Contrast evaluate(PtNDArray q, PtNDArray k, PtNDArray queue, @Nullable PtNDArray logWeights) {
        try (PtNDArray transposed = (PtNDArray) queue.transpose()) {
            PtNDArray positive = (PtNDArray) q.mul(k).sum(new int[] {1}, true).div(temperature); // N x 1
            PtNDArray negative = JniUtils.matmul(q, transposed).div(temperature); // N x K
            double accuracy = positive.gt(negative.max(new int[] {1}, true))
                    .toType(ai.djl.ndarray.types.DataType.FLOAT32, false)
                    .mean()
                    .getFloat();
            PtNDArray weighted = logWeights == null ? negative : negative.add(logWeights);
            PtNDArray logits = JniUtils.cat(new PtNDArray[] {positive, weighted}, 1);
            PtNDArray logShares = JniUtils.logSoftmax(logits, 1, ai.djl.ndarray.types.DataType.FLOAT32);
            return new Contrast(
                    (PtNDArray) logShares.get(new NDIndex(":, 0")).mean().neg(), accuracy);
        }
    }
}
