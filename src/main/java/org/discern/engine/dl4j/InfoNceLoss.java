package org.discern.engine.dl4j;

import org.discern.engine.KeyWeights;
import org.discern.engine.KeyWeights.Hardness;
import org.discern.engine.KeyWeights.Supervision;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// InfoNCE with weighted negatives. For a unit query q, its key k and queue keys k_j with weights w_j, at
/// temperature T, with `s+ = q.k / T` and `s_j = q.k_j / T`:
///
///     L = -s+ + ln( e^s+ + sum_j w_j e^s_j )
///     dL/dq = ( (p+ - 1) k + sum_j p_j k_j ) / T,   p+ = e^s+ / Z,  p_j = w_j e^s_j / Z
///
/// Without weights it is the loss of MoCo (He et al. 2020, equation 1); with weights it is DisCeRn's (report,
/// equation 3). The batch's loss is the mean. Keys and weights get no gradient.
record InfoNceLoss(double temperature) {
    /// Beyond every logarithm but that of 0.
    private static final float VAST = 1e30f;

    /// What a batch gives.
    ///
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    /// @param gradient of the mean loss with respect to the queries, `N x C`
    record Contrast(double loss, double accuracy, INDArray gradient) {}

    /// The terms of `e^s+ + sum_j e^logit_j` as shares of it, and its logarithm.
    ///
    /// @param positive `N x 1`
    /// @param negative `N x K`
    /// @param logSum `N x 1`
    private record Shares(INDArray positive, INDArray negative, INDArray logSum) {
        /// @param logits `N x K`; the shares take their place
        static Shares of(INDArray positive, INDArray logits) {
            INDArray largest = Transforms.max(positive, logits.max(true, 1));
            INDArray negative = Transforms.exp(logits.subiColumnVector(largest), false);
            INDArray first = Transforms.exp(positive.sub(largest), false);
            INDArray total = negative.sum(true, 1).addi(first);
            negative.diviColumnVector(total);
            return new Shares(first.divi(total), negative, Transforms.log(total).addi(largest));
        }
    }

    /// @param q queries, `N x C`, unit rows
    /// @param k their positive keys, likewise
    /// @param queue negative keys, `K x C`, unit rows
    Contrast evaluate(INDArray q, INDArray k, INDArray queue, KeyWeights weights) {
        INDArray scaled = q.div(temperature);
        INDArray positive = scaled.mul(k).sum(true, 1);
        INDArray negative = similarities(scaled, queue);
        INDArray logWeights = logWeights(negative, weights);
        double accuracy = accuracy(positive, negative, logWeights);

        Supervision supervision = weights.supervision();
        INDArray plain = supervision == null ? negative : negative.dup('c');
        Shares shares = Shares.of(positive, logWeights == null ? negative : negative.addi(logWeights));
        INDArray loss = shares.logSum().sub(positive); // N x 1
        INDArray toPositive = shares.positive().sub(1); // dL/ds+
        INDArray toNegative = shares.negative(); // dL/ds_j
        if (supervision != null) mix(supervision, positive, plain, loss, toPositive, toNegative);

        INDArray gradient = toNegative.mmul(queue, 'c').addi(k.mulColumnVector(toPositive));
        return new Contrast(loss.meanNumber().doubleValue(), accuracy, gradient.divi(q.rows() * temperature));
    }

    /// `N x K` row by row. The product is made the other way round because ND4J makes column by column what BLAS gives
    /// it, and copies it then.
    static INDArray similarities(INDArray q, INDArray queue) {
        return queue.mmul(q.transpose(), 'f').transpose();
    }

    /// Keys that are left out do not count.
    private static double accuracy(INDArray positive, INDArray negative, @Nullable INDArray logWeights) {
        INDArray seen = logWeights == null ? negative : Transforms.min(negative, logWeights.add(VAST));
        return positive.gt(seen.max(true, 1))
                .castTo(DataType.DOUBLE)
                .meanNumber()
                .doubleValue();
    }

    /// `N x K`, or `null` for 1 throughout.
    private static @Nullable INDArray logWeights(INDArray negative, KeyWeights weights) {
        float[] given = weights.logWeights();
        if (given == null) return null;
        INDArray logs = like(negative, given);
        return weights.hardness() == null ? logs : harder(logs, negative, weights.hardness());
    }

    /// Robinson et al. 2021, with the sum of the counted keys' weights kept: `ln w_j + beta s_j + ln sum_i w_i - ln
    /// sum_i w_i e^(beta s_i)`.
    private static INDArray harder(INDArray logs, INDArray negative, Hardness hardness) {
        INDArray counted = like(negative, hardness.counted());
        INDArray moved = negative.mul(hardness.beta());
        INDArray logits = logs.add(moved).addi(Transforms.log(counted));
        INDArray largest = Transforms.max(logits.max(true, 1), -VAST);
        INDArray sum = Transforms.max(
                Transforms.log(Transforms.exp(logits.subiColumnVector(largest), false)
                                .sum(true, 1))
                        .addi(largest),
                -VAST);
        INDArray masses =
                Nd4j.create(hardness.logMasses(), new long[] {hardness.logMasses().length, 1}, DataType.FLOAT);
        return logs.addi(moved.addiColumnVector(masses.subi(sum)).muli(counted));
    }

    /// Khosla et al. 2020, mixed into the loss and its gradient where a query has targets t_j: `-sum_j t_j s_j + ln(
    /// e^s+ + sum_j e^s_j )`.
    private static void mix(
            Supervision supervision,
            INDArray positive,
            INDArray negative,
            INDArray loss,
            INDArray toPositive,
            INDArray toNegative) {
        INDArray targets = like(negative, supervision.targets());
        INDArray share = targets.sum(true, 1).muli(supervision.share()); // 0 without targets
        INDArray drawn = negative.mul(targets).sum(true, 1);
        Shares shares = Shares.of(positive, negative.addi(like(negative, supervision.logWeights())));
        move(loss, shares.logSum().sub(drawn), share);
        move(toPositive, shares.positive(), share);
        move(toNegative, shares.negative().subi(targets), share);
    }

    /// Moves `values` by a share of the way to `other`, row by row.
    private static void move(INDArray values, INDArray other, INDArray share) {
        values.addi(other.sub(values).muliColumnVector(share));
    }

    private static INDArray like(INDArray matrix, float[] values) {
        return Nd4j.create(values, matrix.shape(), DataType.FLOAT);
    }
}
