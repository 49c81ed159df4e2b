package org.discern.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.discern.config.MocoConfig;
import org.discern.config.MocoConfig.Negatives;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.discern.model.KeyClass;
import org.jspecify.annotations.Nullable;

/// Weights of the keys for each query, by disease (DisCeRn) or by laterality (MedAug), as [KeyRule] says. Keys
/// of the query's own patient and random rows weigh 1, unless the settings mask the former or a rule speaks of
/// them. With the batch's own keys as negatives a query's positive is not among them.
///
/// They are computed on the host, where comparing a film's disease bits with a key's is one instruction, and
/// are the same for every engine.
///
/// @param seed of what is drawn at random
public record NegativeWeights(WeightingConfig config, MocoConfig moco, long seed) {
    /// The weights of a batch, and what became of them over keys of other patients' films.
    ///
    /// @param sameDiseaseShare mean share of the keys that are alike (S); 0 without weighting
    /// @param sameDiseaseWeight mean weight in S; `NaN` where it is empty
    /// @param differentDiseaseWeight mean weight of the others (H); `NaN` where it is empty
    public record Realised(
            KeyWeights keys, double sameDiseaseShare, double sameDiseaseWeight, double differentDiseaseWeight) {}

    /// What became of one query: keys of films that are alike and others, and the sums of their weights.
    private record Row(int same, int different, double sameWeight, double differentWeight) {
        double share() {
            return same == 0 ? 0 : same / (double) (same + different);
        }
    }

    /// @param step steps done before; what is drawn at random follows from it
    public Realised of(List<FilmTags> queries, KeyRing ring, long step) {
        int n = queries.size();
        if (allAlike()) return new Realised(KeyWeights.equal(n), 0, Double.NaN, Double.NaN);
        Matrices matrices = new Matrices(config, n, ring.size());
        KeyRule rule = KeyRule.of(config, moco.temperature());
        List<Row> rows = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> {
                    SplittableRandom random = new SplittableRandom(seed ^ (step * n + i) * 0x9E3779B97F4A7C15L);
                    int[] sorts = sorts(queries.get(i), ring, rule, i);
                    return weigh(sorts, ring, rule, random, matrices, i);
                })
                .toList();
        boolean sorted = config.kind() != Kind.NONE || config.supervisedShare() > 0;
        return new Realised(
                matrices.keys(),
                sorted ? rows.stream().mapToDouble(Row::share).average().orElse(0) : 0,
                sorted ? mean(rows, Row::sameWeight, Row::same) : Double.NaN,
                sorted ? mean(rows, Row::differentWeight, Row::different) : Double.NaN);
    }

    /// What each key of the ring is to a query, place by place.
    public List<KeyClass> classes(FilmTags query, KeyRing ring) {
        KeyRule rule = KeyRule.of(config, moco.temperature());
        return IntStream.range(0, ring.size())
                .mapToObj(place -> keyClass(query, ring, rule, place))
                .toList();
    }

    private static KeyClass keyClass(FilmTags query, KeyRing ring, KeyRule rule, int place) {
        if (!ring.isFilm(place)) return KeyClass.RANDOM_ROW;
        if (ring.patient(place) == query.patient()) return KeyClass.SAME_PATIENT;
        return rule.isAlike(rule.sort(query, ring, place)) ? KeyClass.ALIKE : KeyClass.OTHER;
    }

    private boolean allAlike() {
        return config.kind() == Kind.NONE
                && config.samePatientKeys() == SamePatient.KEEP
                && config.hardness() == 0
                && config.supervisedShare() == 0
                && moco.negatives() == Negatives.QUEUE;
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> weight, ToDoubleFunction<Row> count) {
        double keys = rows.stream().mapToDouble(count).sum();
        return keys == 0 ? Double.NaN : rows.stream().mapToDouble(weight).sum() / keys;
    }

    private int[] sorts(FilmTags query, KeyRing ring, KeyRule rule, int row) {
        int[] sorts = new int[ring.size()];
        for (int j = 0; j < sorts.length; j++) sorts[j] = sort(query, ring, rule, j);
        if (moco.negatives() == Negatives.BATCH) sorts[row] = KeyRule.MASKED;
        return sorts;
    }

    /// Writes one query's row.
    private static Row weigh(
            int[] sorts, KeyRing ring, KeyRule rule, SplittableRandom random, Matrices matrices, int row) {
        int[] counts = new int[rule.sorts()];
        int[] films = new int[rule.sorts()];
        for (int j = 0; j < sorts.length; j++) {
            if (sorts[j] < 0) continue;
            counts[sorts[j]]++;
            if (ring.isFilm(j)) films[sorts[j]]++;
        }
        double[] logWeights = rule.logWeights(counts, ring.size());
        matrices.write(row, sorts, rule, logWeights, random, counts);
        return row(rule, films, logWeights);
    }

    private static Row row(KeyRule rule, int[] films, double[] logWeights) {
        int same = 0;
        int different = 0;
        double sameWeight = 0;
        double differentWeight = 0;
        for (int sort = 0; sort < films.length; sort++) {
            if (films[sort] == 0) continue;
            double weight = films[sort] * Math.exp(logWeights[sort]);
            if (rule.isAlike(sort)) {
                same += films[sort];
                sameWeight += weight;
            } else {
                different += films[sort];
                differentWeight += weight;
            }
        }
        return new Row(same, different, sameWeight, differentWeight);
    }

    private int sort(FilmTags query, KeyRing ring, KeyRule rule, int place) {
        if (ring.patient(place) == query.patient()) {
            return config.samePatientKeys() == SamePatient.MASK || rule.masksOwn(query, ring, place)
                    ? KeyRule.MASKED
                    : KeyRule.BESIDE;
        }
        return ring.isFilm(place) ? rule.sort(query, ring, place) : rule.sortOfRandomRow(query);
    }

    /// What is written of a batch, row by row.
    private record Matrices(
            WeightingConfig config,
            int keyCount,
            float[] logWeights,
            float @Nullable [] counted,
            float[] logMasses,
            float @Nullable [] targets,
            float @Nullable [] targetLogWeights) {
        Matrices(WeightingConfig config, int n, int k) {
            int size = Math.multiplyExact(n, k);
            boolean supervised = config.supervisedShare() > 0;
            this(
                    config,
                    k,
                    new float[size],
                    config.hardness() > 0 ? new float[size] : null,
                    new float[n],
                    supervised ? new float[size] : null,
                    supervised ? new float[size] : null);
        }

        void write(int row, int[] sorts, KeyRule rule, double[] logOfSort, SplittableRandom random, int[] counts) {
            int from = row * keyCount;
            for (int j = 0; j < sorts.length; j++) {
                logWeights[from + j] = switch (sorts[j]) {
                    case KeyRule.MASKED -> Float.NEGATIVE_INFINITY;
                    case KeyRule.BESIDE -> 0;
                    default -> (float) logOfSort[sorts[j]];
                };
            }
            rule.redraw(sorts, counts, random, logWeights, from);
            if (counted != null) count(counted, row, sorts);
            if (targets != null && targetLogWeights != null) target(targets, targetLogWeights, from, sorts, rule);
        }

        private void count(float[] matrix, int row, int[] sorts) {
            double mass = 0;
            for (int j = 0; j < sorts.length; j++) {
                if (sorts[j] < 0) continue;
                matrix[row * keyCount + j] = 1;
                mass += Math.exp(logWeights[row * keyCount + j]);
            }
            logMasses[row] = mass == 0 ? 0 : (float) Math.log(mass);
        }

        private static void target(float[] shares, float[] logs, int from, int[] sorts, KeyRule rule) {
            long alike = Arrays.stream(sorts)
                    .filter(sort -> sort >= 0 && rule.isAlike(sort))
                    .count();
            for (int j = 0; j < sorts.length; j++) {
                if (sorts[j] == KeyRule.MASKED) logs[from + j] = Float.NEGATIVE_INFINITY;
                else if (sorts[j] >= 0 && rule.isAlike(sorts[j])) shares[from + j] = 1f / alike;
            }
        }

        KeyWeights keys() {
            return new KeyWeights(
                    logMasses.length,
                    logWeights,
                    counted == null ? null : new KeyWeights.Hardness(config.hardness(), counted, logMasses),
                    targets == null || targetLogWeights == null
                            ? null
                            : new KeyWeights.Supervision(config.supervisedShare(), targets, targetLogWeights));
        }
    }
}
