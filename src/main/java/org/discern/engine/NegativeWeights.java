package org.discern.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.discern.config.WeightingConfig;
import org.discern.config.WeightingConfig.Kind;
import org.discern.config.WeightingConfig.SamePatient;
import org.discern.data.pair.FilmTags;
import org.jspecify.annotations.Nullable;

/// Weights of the queue's keys for each query, by disease (DisCeRn) or by laterality (MedAug), as [KeyRule]
/// says. Keys of the query's own patient and random rows weigh 1, unless the settings mask the former or a rule
/// speaks of them.
///
/// They are computed on the host, where comparing a film's disease bits with a key's is one instruction, and
/// are the same for every engine.
///
/// @param seed of what is drawn at random
public record NegativeWeights(WeightingConfig config, double temperature, long seed) {
    /// The weights of a batch, and what became of them over keys of other patients' films.
    ///
    /// @param queries N
    /// @param logWeights `N x K` natural logarithms, minus infinity for keys that are left out; `null` for 1
    ///     throughout
    /// @param sameDiseaseShare mean share of the keys that are alike (S); 0 without weighting
    /// @param sameDiseaseWeight mean weight in S; `NaN` where it is empty
    /// @param differentDiseaseWeight mean weight of the others (H); `NaN` where it is empty
    public record Realised(
            int queries,
            float @Nullable [] logWeights,
            double sameDiseaseShare,
            double sameDiseaseWeight,
            double differentDiseaseWeight) {}

    /// What became of one query: keys of films that are alike and others, and the sums of their weights.
    private record Row(int same, int different, double sameWeight, double differentWeight) {
        double share() {
            return same == 0 ? 0 : same / (double) (same + different);
        }
    }

    /// @param step steps done before; what is drawn at random follows from it
    public Realised of(List<FilmTags> queries, KeyRing ring, long step) {
        int n = queries.size();
        if (config.kind() == Kind.NONE && config.samePatientKeys() == SamePatient.KEEP) {
            return new Realised(n, null, 0, Double.NaN, Double.NaN);
        }
        KeyRule rule = KeyRule.of(config, temperature);
        float[] logs = new float[Math.multiplyExact(n, ring.size())];
        List<Row> rows = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> {
                    SplittableRandom random = new SplittableRandom(seed ^ (step * n + i) * 0x9E3779B97F4A7C15L);
                    return weigh(queries.get(i), ring, rule, random, logs, i * ring.size());
                })
                .toList();
        if (config.kind() == Kind.NONE) return new Realised(n, logs, 0, Double.NaN, Double.NaN);
        return new Realised(
                n,
                logs,
                rows.stream().mapToDouble(Row::share).average().orElse(0),
                mean(rows, Row::sameWeight, Row::same),
                mean(rows, Row::differentWeight, Row::different));
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> weight, ToDoubleFunction<Row> count) {
        double keys = rows.stream().mapToDouble(count).sum();
        return keys == 0 ? Double.NaN : rows.stream().mapToDouble(weight).sum() / keys;
    }

    /// Writes one query's logarithms to `logs` from place `from` on.
    private Row weigh(FilmTags query, KeyRing ring, KeyRule rule, SplittableRandom random, float[] logs, int from) {
        int[] sorts = new int[ring.size()];
        int[] counts = new int[rule.sorts()];
        int[] films = new int[rule.sorts()];
        for (int j = 0; j < sorts.length; j++) {
            sorts[j] = sort(query, ring, rule, j);
            if (sorts[j] < 0) continue;
            counts[sorts[j]]++;
            if (ring.isFilm(j)) films[sorts[j]]++;
        }
        double[] logWeights = rule.logWeights(counts, ring.size());
        for (int j = 0; j < sorts.length; j++) {
            logs[from + j] = switch (sorts[j]) {
                case KeyRule.MASKED -> Float.NEGATIVE_INFINITY;
                case KeyRule.BESIDE -> 0;
                default -> (float) logWeights[sorts[j]];
            };
        }
        rule.redraw(sorts, counts, random, logs, from);
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
}
