package org.discern.engine.dl4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
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
    /// What a batch gives.
    ///
    /// @param accuracy share of queries that are closer to their key than to every key of the queue
    /// @param gradient of the mean loss with respect to the queries, `N x C`
    record Contrast(double loss, double accuracy, INDArray gradient) {}

    /// @param q queries, `N x C`, unit rows
    /// @param k their positive keys, likewise
    /// @param queue negative keys, `K x C`, unit rows
    /// @param logWeights `N x K`, natural logarithms, minus infinity for keys that are left out; `null` for 1
    ///     throughout
    Contrast evaluate(INDArray q, INDArray k, INDArray queue, @Nullable INDArray logWeights) {
        long n = q.rows();
        INDArray positive = q.mul(k).sum(true, 1).divi(temperature);
        INDArray negative = q.mmul(queue.transpose(), 'c').divi(temperature);
        double accuracy = positive.gt(negative.max(true, 1))
                .castTo(DataType.DOUBLE)
                .meanNumber()
                .doubleValue();
        if (logWeights != null) negative.addi(logWeights);

        INDArray largest = Transforms.max(positive, negative.max(true, 1));
        INDArray shares = Transforms.exp(negative.subiColumnVector(largest), false);
        INDArray positiveShare = Transforms.exp(positive.sub(largest), false);
        INDArray total = shares.sum(true, 1).addi(positiveShare);
        double loss =
                Transforms.log(total).addi(largest.sub(positive)).meanNumber().doubleValue();

        shares.diviColumnVector(total);
        positiveShare.divi(total);
        INDArray gradient = shares.mmul(queue, 'c').addi(k.mulColumnVector(positiveShare.subi(1)));
        return new Contrast(loss, accuracy, gradient.divi(n * temperature));
    }
}
