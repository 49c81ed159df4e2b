package org.discern.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.discern.engine.KeyWeights;
import org.discern.engine.KeyWeights.Hardness;
import org.discern.engine.KeyWeights.Supervision;
import org.jspecify.annotations.Nullable;

/// InfoNCE with weighted negatives, as libtorch differentiates it: for a unit query q, its key k and queue keys
/// k_j with weights w_j, at temperature T,
///
///     L = -s+ + ln( e^s+ + sum_j w_j e^s_j ),   s+ = q.k / T,  s_j = q.k_j / T
///
/// Without weights it is the loss of MoCo (He et al. 2020, equation 1); with weights DisCeRn's (report,
/// equation 3). The batch's loss is the mean. Keys and weights get no gradient.
record TorchLoss(double temperature) {
    /// Beyond every logarithm but that of 0.
    private static final float VAST = 1e30f;

    /// What a batch gives.
    ///
    /// @param loss a single number, ready for a backward pass
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    record Contrast(PtNDArray loss, double accuracy) {}

    /// @param q queries, `N x C`, unit rows
    /// @param k their positive keys, likewise
    /// @param queue negative keys, `K x C`, unit rows
    Contrast evaluate(PtNDArray q, PtNDArray k, PtNDArray queue, KeyWeights weights) {
        try (PtNDArray transposed = (PtNDArray) queue.transpose()) {
            PtNDArray positive = (PtNDArray) q.mul(k).sum(new int[] {1}, true).div(temperature); // N x 1
            PtNDArray negative = JniUtils.matmul(q, transposed).div(temperature); // N x K
            PtNDArray logWeights = logWeights(negative, weights);
            double accuracy = accuracy(positive, negative, logWeights);
            PtNDArray loss = (PtNDArray) logShare(positive, logWeights == null ? negative : negative.add(logWeights))
                    .neg(); // N x 1
            if (weights.supervision() != null) loss = mixed(loss, positive, negative, weights.supervision());
            return new Contrast((PtNDArray) loss.mean(), accuracy);
        }
    }

    /// Logarithm of the positive's share in `e^s+ + sum_j e^logit_j`, `N x 1`.
    private static PtNDArray logShare(PtNDArray positive, PtNDArray logits) {
        PtNDArray all = JniUtils.cat(new PtNDArray[] {positive, logits}, 1);
        return (PtNDArray) JniUtils.logSoftmax(all, 1, DataType.FLOAT32).get(new NDIndex(":, 0:1"));
    }

    /// Keys that are left out do not count.
    private static double accuracy(PtNDArray positive, PtNDArray negative, @Nullable PtNDArray logWeights) {
        NDArray seen = logWeights == null ? negative : negative.minimum(logWeights.add(VAST));
        return positive.gt(seen.max(new int[] {1}, true))
                .toType(DataType.FLOAT32, false)
                .mean()
                .getFloat();
    }

    /// `N x K`, or `null` for 1 throughout.
    private static @Nullable PtNDArray logWeights(PtNDArray negative, KeyWeights weights) {
        float[] given = weights.logWeights();
        if (given == null) return null;
        PtNDArray logs = like(negative, given);
        return weights.hardness() == null
                ? logs
                : harder(logs, (PtNDArray) negative.stopGradient(), weights.hardness());
    }

    /// Robinson et al. 2021, with the sum of the counted keys' weights kept: `ln w_j + beta s_j + ln sum_i w_i - ln
    /// sum_i w_i e^(beta s_i)`.
    private static PtNDArray harder(PtNDArray logs, PtNDArray negative, Hardness hardness) {
        PtNDArray counted = like(negative, hardness.counted());
        PtNDArray moved = (PtNDArray) negative.mul(hardness.beta());
        NDArray logits = logs.add(moved).add(counted.log());
        NDArray largest = logits.max(new int[] {1}, true).maximum(-VAST); // N x 1
        NDArray sum = logits.sub(largest)
                .exp()
                .sum(new int[] {1}, true)
                .log()
                .add(largest)
                .maximum(-VAST);
        PtNDArray masses = (PtNDArray)
                negative.getManager().create(hardness.logMasses(), new Shape(hardness.logMasses().length, 1));
        return (PtNDArray) logs.add(moved.add(masses.sub(sum)).mul(counted));
    }

    /// Khosla et al. 2020, mixed into the loss of queries with targets t_j: `-sum_j t_j s_j + ln( e^s+ + sum_j e^s_j
    /// )`.
    private static PtNDArray mixed(PtNDArray loss, PtNDArray positive, PtNDArray negative, Supervision supervision) {
        PtNDArray targets = like(negative, supervision.targets());
        PtNDArray logSum = (PtNDArray) positive.sub(
                logShare(positive, (PtNDArray) negative.add(like(negative, supervision.logWeights()))));
        PtNDArray drawn = (PtNDArray) logSum.sub(targets.mul(negative).sum(new int[] {1}, true));
        NDArray share = targets.sum(new int[] {1}, true).mul(supervision.share()); // 0 without targets
        return (PtNDArray) loss.add(drawn.sub(loss).mul(share));
    }

    private static PtNDArray like(PtNDArray matrix, float[] values) {
        return (PtNDArray) matrix.getManager().create(values, matrix.getShape());
    }
}
