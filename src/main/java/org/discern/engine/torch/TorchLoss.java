package org.discern.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.discern.engine.KeyWeights;
import org.discern.engine.KeyWeights.Hardness;
import org.discern.engine.KeyWeights.Supervision;
import org.jspecify.annotations.Nullable;

/// InfoNCE with weighted negatives. For a unit query q, its key k and queue keys k_j with weights w_j, at
/// temperature T, with `s+ = q.k / T` and `s_j = q.k_j / T`:
///
///     L = -s+ + ln( e^s+ + sum_j w_j e^s_j )
///     dL/dq = ( (p+ - 1) k + sum_j p_j k_j ) / T,   p+ = e^s+ / Z,  p_j = w_j e^s_j / Z
///
/// Without weights it is the loss of MoCo (He et al. 2020, equation 1); with weights DisCeRn's (report,
/// equation 3). Supervised contrast (Khosla et al. 2020), `-sum_j t_j s_j + ln( e^s+ + sum_j e^s_j )`, is mixed in
/// where a query has targets t_j. The batch's loss is the mean. Keys and weights get no gradient. Libtorch could
/// differentiate it,
/// but keeps and passes over `N x K` values several times more for that.
record TorchLoss(double temperature) {
    private static final int[] KEYS = {1};
    /// Beyond every logarithm but that of 0.
    private static final float VAST = 1e30f;

    /// What a batch gives.
    ///
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    /// @param gradient of the mean loss with respect to the queries, `N x C`
    record Contrast(double loss, double accuracy, PtNDArray gradient) {}

    /// The terms of `e^s+ + sum_j e^logit_j`.
    ///
    /// @param positive as a share of their sum, `N x 1`
    /// @param negative as multiples of `scale`, `N x K`
    /// @param scale what they have to be multiplied by to be shares, `N x 1`
    /// @param logSum logarithm of the sum, `N x 1`
    private record Terms(NDArray positive, NDArray negative, NDArray scale, NDArray logSum) {
        /// @param logits `N x K`; the terms take their place
        static Terms of(NDArray positive, NDArray logits) {
            NDArray largest = positive.maximum(logits.max(KEYS, true));
            NDArray negative = logits.subi(largest).exp();
            NDArray first = positive.sub(largest).exp();
            NDArray total = negative.sum(KEYS, true).add(first);
            return new Terms(
                    first.div(total), negative, total.pow(-1), total.log().add(largest));
        }
    }

    /// Arrays made here belong to the queries' manager.
    ///
    /// @param q queries, `N x C`, unit rows
    /// @param k their positive keys, likewise
    /// @param queue negative keys, `K x C`, unit rows
    Contrast evaluate(PtNDArray q, PtNDArray k, PtNDArray queue, KeyWeights weights) {
        try (Gradients _ = Gradients.dropped();
                PtNDArray transposed = (PtNDArray) queue.transpose()) {
            NDArray scaled = q.div(temperature);
            NDArray positive = scaled.mul(k).sum(KEYS, true); // N x 1
            NDArray negative = JniUtils.matmul((PtNDArray) scaled, transposed); // N x K
            NDArray logWeights = logWeights(negative, weights);
            double accuracy = accuracy(positive, negative, logWeights);

            Supervision supervision = weights.supervision();
            NDArray plain = supervision == null ? negative : negative.duplicate();
            Terms terms = Terms.of(positive, logWeights == null ? negative : negative.addi(logWeights));
            NDArray loss = terms.logSum().sub(positive); // N x 1
            NDArray toPositive = terms.positive().sub(1); // dL/ds+
            NDArray gradient =
                    JniUtils.matmul((PtNDArray) terms.negative(), queue).mul(terms.scale());
            if (supervision != null) {
                NDArray targets = like(negative, supervision.targets());
                NDArray share = targets.sum(KEYS, true).mul(supervision.share()); // 0 without targets
                NDArray drawn = plain.mul(targets).sum(KEYS, true);
                Terms drawing = Terms.of(positive, plain.addi(like(negative, supervision.logWeights())));
                NDArray toDrawn = JniUtils.matmul((PtNDArray) drawing.negative(), queue)
                        .mul(drawing.scale())
                        .sub(JniUtils.matmul((PtNDArray) targets, queue));
                loss = moved(loss, drawing.logSum().sub(drawn), share);
                toPositive = moved(toPositive, drawing.positive(), share);
                gradient = moved(gradient, toDrawn, share);
            }
            gradient = gradient.add(k.mul(toPositive)).div(q.getShape().get(0) * temperature);
            return new Contrast(loss.mean().getFloat(), accuracy, (PtNDArray) gradient);
        }
    }

    /// Keys that are left out do not count.
    private static double accuracy(NDArray positive, NDArray negative, @Nullable NDArray logWeights) {
        NDArray seen = logWeights == null ? negative : negative.minimum(logWeights.add(VAST));
        return positive.gt(seen.max(KEYS, true))
                .toType(DataType.FLOAT32, false)
                .mean()
                .getFloat();
    }

    /// `N x K`, or `null` for 1 throughout.
    private static @Nullable NDArray logWeights(NDArray negative, KeyWeights weights) {
        float[] given = weights.logWeights();
        if (given == null) return null;
        NDArray logs = like(negative, given);
        return weights.hardness() == null ? logs : harder(logs, negative, weights.hardness());
    }

    /// Robinson et al. 2021, with the sum of the counted keys' weights kept: `ln w_j + beta s_j + ln sum_i w_i - ln
    /// sum_i w_i e^(beta s_i)`.
    private static NDArray harder(NDArray logs, NDArray negative, Hardness hardness) {
        NDArray counted = like(negative, hardness.counted());
        NDArray moved = negative.mul(hardness.beta());
        NDArray logits = logs.add(moved).add(counted.log());
        NDArray largest = logits.max(KEYS, true).maximum(-VAST); // N x 1
        NDArray sum =
                logits.sub(largest).exp().sum(KEYS, true).log().add(largest).maximum(-VAST);
        NDArray masses = negative.getManager().create(hardness.logMasses(), new Shape(hardness.logMasses().length, 1));
        return logs.add(moved.add(masses.sub(sum)).mul(counted));
    }

    /// `values`, moved by a share of the way to `other`, row by row.
    private static NDArray moved(NDArray values, NDArray other, NDArray share) {
        return values.add(other.sub(values).mul(share));
    }

    private static NDArray like(NDArray matrix, float[] values) {
        return matrix.getManager().create(values, matrix.getShape());
    }
}
