package org.discern.engine.dl4j;

import java.util.List;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// Weights of the queue's keys by disease (DisCeRn). For a query, P are the keys of its patient, S the others
/// that share a disease with it, H the rest; n = |S| + |H|, over valid keys. With `mass` w_s = (1 - alpha) n
/// / |S| and w_h = alpha n / |H|, or 1 where S or H is empty, as it is for a query without disease; with
/// `ratio` w_s = n / (|S| + lambda |H|) and w_h = lambda w_s; both conserve the sum. Keys of P and random
/// rows weigh 1. `asRun` follows the published code instead (`modelling/moco.py`): random rows have every
/// disease, w_s = (1 - alpha) K / (K - |H|), w_h = alpha K / |H|, a query without disease has all of H, and
/// the logarithm is divided by the temperature. Keys of P can be masked in each.
record NegativeWeights(WeightingConfig config, double temperature) {
    /// Reported weights stop here, short of infinity.
    private static final double LARGEST_LOG = 80;

    /// The weights of a batch, and what became of them over valid keys of other patients.
    ///
    /// @param logWeights `N x K` natural logarithms; `null` for 1 throughout
    /// @param sameDiseaseShare mean share of S; 0 without weighting
    /// @param sameDiseaseWeight mean weight in S; `NaN` where it is empty
    /// @param differentDiseaseWeight mean weight in H; `NaN` where it is empty
    record Realised(
            @Nullable INDArray logWeights,
            double sameDiseaseShare,
            double sameDiseaseWeight,
            double differentDiseaseWeight) {}

    Realised of(List<FilmTags> queries, KeyQueue queue) {
        if (config.kind() == Kind.NONE && config.samePatientKeys() == SamePatient.KEEP)
            return new Realised(null, 0, Double.NaN, Double.NaN);
        INDArray samePatient = samePatient(queries, queue);
        if (config.kind() == Kind.NONE) return new Realised(log(samePatient.rsub(1)), 0, Double.NaN, Double.NaN);

        INDArray otherPatient = samePatient.rsub(1);
        INDArray queryDiseases = queue.diseaseRows(queries);
        INDArray share =
                toFloat(queryDiseases.mmul(queue.diseases().transpose(), 'c').gt(0));
        INDArray validOther = otherPatient.mulRowVector(queue.valid());
        INDArray same = share.mul(validOther);
        INDArray different = share.rsub(1).muli(validOther);
        INDArray logWeights = config.kind() == Kind.AS_RUN
                ? asRunLog(share, otherPatient, queryDiseases, queue)
                : log(byGroup(same, different, groupWeights(same.sum(true, 1), different.sum(true, 1))));
        if (config.samePatientKeys() == SamePatient.MASK) logWeights.addi(log(otherPatient));
        INDArray weights = Transforms.exp(Transforms.min(logWeights, LARGEST_LOG, true), false);
        double sameCount = same.sumNumber().doubleValue();
        double differentCount = different.sumNumber().doubleValue();
        INDArray shares = same.sum(true, 1).divi(Transforms.max(validOther.sum(true, 1), 1, false));
        return new Realised(
                logWeights,
                shares.meanNumber().doubleValue(),
                sameCount == 0 ? Double.NaN : weights.mul(same).sumNumber().doubleValue() / sameCount,
                differentCount == 0
                        ? Double.NaN
                        : weights.mul(different).sumNumber().doubleValue() / differentCount);
    }

    /// 1 where a key is of the query's patient, `N x K`.
    private static INDArray samePatient(List<FilmTags> queries, KeyQueue queue) {
        float[] patients = new float[queries.size()];
        for (int i = 0; i < patients.length; i++) patients[i] = queries.get(i).patient();
        INDArray column = Nd4j.create(patients, new long[] {patients.length, 1}, DataType.FLOAT);
        long keys = queue.patients().columns();
        return toFloat(queue.patients().broadcast(patients.length, keys).eq(column.broadcast(patients.length, keys)));
    }

    /// Weights of S and of H for each query, `N x 1`.
    private record GroupWeights(INDArray same, INDArray different) {}

    private GroupWeights groupWeights(INDArray sameCount, INDArray differentCount) {
        INDArray n = sameCount.add(differentCount);
        if (config.kind() == Kind.RATIO) {
            INDArray same = n.div(atLeastOne(sameCount.add(differentCount.mul(config.lambda()))));
            return new GroupWeights(same, same.mul(config.lambda()));
        }
        INDArray both = toFloat(sameCount.gt(0)).muli(toFloat(differentCount.gt(0)));
        INDArray neutral = both.rsub(1);
        INDArray same =
                n.mul(1 - config.alpha()).divi(atLeastOne(sameCount)).muli(both).addi(neutral);
        INDArray different = n.mul(config.alpha())
                .divi(atLeastOne(differentCount))
                .muli(both)
                .addi(neutral);
        return new GroupWeights(same, different);
    }

    /// The weights of S and of H in them, 1 beside them.
    private static INDArray byGroup(INDArray same, INDArray different, GroupWeights weights) {
        INDArray beside = same.add(different).rsubi(1);
        return beside.addi(same.mulColumnVector(weights.same())).addi(different.mulColumnVector(weights.different()));
    }

    /// Logarithms throughout, because the power 1 / T of a weight leaves single precision at small
    /// temperatures.
    private INDArray asRunLog(INDArray share, INDArray otherPatient, INDArray queryDiseases, KeyQueue queue) {
        INDArray labelled = toFloat(queryDiseases.sum(true, 1).gt(0));
        INDArray cold =
                queue.valid().rsub(1).broadcast(share.rows(), share.columns()).mulColumnVector(labelled);
        INDArray same = share.add(cold).muli(otherPatient);
        INDArray different = otherPatient.sub(same);
        long k = share.columns();
        INDArray differentCount = different.sum(true, 1);
        INDArray sameWeight = atLeastOne(differentCount.rsub(k)).rdivi((1 - config.alpha()) * k);
        INDArray differentWeight = atLeastOne(differentCount).rdivi(config.alpha() * k);
        INDArray sameLog =
                log(Transforms.max(sameWeight, Float.MIN_NORMAL, false)).divi(temperature);
        INDArray differentLog = log(differentWeight).divi(temperature);
        return same.muliColumnVector(sameLog).addi(different.muliColumnVector(differentLog));
    }

    private static INDArray atLeastOne(INDArray counts) {
        return Transforms.max(counts, 1, true);
    }

    private static INDArray log(INDArray weights) {
        return Transforms.log(weights, false);
    }

    private static INDArray toFloat(INDArray truth) {
        return truth.castTo(DataType.FLOAT);
    }
}
