package org.discern.engine.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Weights of the queue's keys by disease (DisCeRn). For a query, P are the keys of its patient, S the others that
/// share a disease with it, H the rest; n = |S| + |H|, over keys of films. With `mass` w_s = (1 - alpha) n / |S| and
/// w_h = alpha n / |H|, or 1 where S or H is empty, as it is for a query without disease; with `ratio` w_s = n / (|S|
/// + lambda |H|) and w_h = lambda w_s; both conserve the sum. Keys of P and random rows weigh 1. `asRun` follows the
/// published code instead (`modelling/moco.py`): random rows have every disease, w_s = (1 - alpha) K / (K - |H|), w_h
/// = alpha K / |H|, a query without disease has all of H, and the logarithm is divided by the temperature. Keys of P
/// can be masked in each.
///
/// This engine computes on the host, where comparing a film's disease bits with a key's is one instruction; on
/// another device the same comparison is a product of bit matrices.
record NegativeWeights(WeightingConfig config, double temperature) {
    private static final byte BESIDE = 0;
    private static final byte SAME_PATIENT = 1;
    private static final byte SAME_DISEASE = 2;
    private static final byte DIFFERENT_DISEASE = 3;

    /// The weights of a batch, and what became of them over keys of other patients' films.
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

    /// Logarithms of the weights in S and in H.
    private record LogWeights(double same, double different) {
        private static final LogWeights NEUTRAL = new LogWeights(0, 0);
    }

    /// What became of one query: keys of films in S and in H, and their weights.
    private record Row(int same, int different, LogWeights logs) {
        double share() {
            return same == 0 ? 0 : same / (double) (same + different);
        }
    }

    Realised of(List<FilmTags> queries, KeyQueue queue) {
        if (config.kind() == Kind.NONE && config.samePatientKeys() == SamePatient.KEEP)
            return new Realised(null, 0, Double.NaN, Double.NaN);
        float[] logs = new float[Math.multiplyExact(queries.size(), queue.size())];
        List<Row> rows = IntStream.range(0, queries.size())
                .parallel()
                .mapToObj(i -> weigh(queries.get(i), queue, logs, i * queue.size()))
                .toList();
        INDArray logWeights = Nd4j.create(logs, new long[] {queries.size(), queue.size()}, DataType.FLOAT);
        if (config.kind() == Kind.NONE) return new Realised(logWeights, 0, Double.NaN, Double.NaN);
        return new Realised(
                logWeights,
                rows.stream().mapToDouble(Row::share).average().orElse(0),
                rows.stream()
                                .mapToDouble(row -> row.same() == 0
                                        ? 0
                                        : row.same() * Math.exp(row.logs().same()))
                                .sum()
                        / count(rows.stream().mapToInt(Row::same).sum()),
                rows.stream()
                                .mapToDouble(row -> row.different() == 0
                                        ? 0
                                        : row.different() * Math.exp(row.logs().different()))
                                .sum()
                        / count(rows.stream().mapToInt(Row::different).sum()));
    }

    private static double count(int keys) {
        return keys == 0 ? Double.NaN : keys;
    }

    /// Writes one query's logarithms to `logs` from place `from` on.
    private Row weigh(FilmTags query, KeyQueue queue, float[] logs, int from) {
        int[] counts = new int[4];
        int[] films = new int[4];
        byte[] relations = new byte[queue.size()];
        for (int j = 0; j < relations.length; j++) {
            relations[j] = relation(query, queue, j);
            counts[relations[j]]++;
            if (queue.isFilm(j)) films[relations[j]]++;
        }
        LogWeights weights = logWeights(counts[SAME_DISEASE], counts[DIFFERENT_DISEASE], queue.size());
        float[] logOf = new float[4];
        logOf[SAME_PATIENT] = config.samePatientKeys() == SamePatient.MASK ? Float.NEGATIVE_INFINITY : 0;
        logOf[SAME_DISEASE] = (float) weights.same();
        logOf[DIFFERENT_DISEASE] = (float) weights.different();
        for (int j = 0; j < relations.length; j++) logs[from + j] = logOf[relations[j]];
        return new Row(films[SAME_DISEASE], films[DIFFERENT_DISEASE], weights);
    }

    private byte relation(FilmTags query, KeyQueue queue, int place) {
        if (queue.patient(place) == query.patient()) return SAME_PATIENT;
        if (config.kind() == Kind.NONE) return BESIDE;
        if (!queue.isFilm(place)) {
            if (config.kind() != Kind.AS_RUN) return BESIDE;
            return query.diseases() != 0 ? SAME_DISEASE : DIFFERENT_DISEASE;
        }
        return (queue.diseases(place) & query.diseases()) != 0 ? SAME_DISEASE : DIFFERENT_DISEASE;
    }

    private LogWeights logWeights(int same, int different, int k) {
        double n = same + different;
        return switch (config.kind()) {
            case NONE -> LogWeights.NEUTRAL;
            case MASS ->
                same == 0 || different == 0
                        ? LogWeights.NEUTRAL
                        : new LogWeights(
                                Math.log((1 - config.alpha()) * n / same), Math.log(config.alpha() * n / different));
            case RATIO -> {
                double log = n == 0 ? 0 : Math.log(n / (same + config.lambda() * different));
                yield new LogWeights(log, log + Math.log(config.lambda()));
            }
            case AS_RUN ->
                new LogWeights(
                        Math.log((1 - config.alpha()) * k / Math.max(1, k - different)) / temperature,
                        Math.log(config.alpha() * k / Math.max(1, different)) / temperature);
        };
    }
}
