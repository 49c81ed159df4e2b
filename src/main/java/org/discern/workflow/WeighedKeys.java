package org.discern.workflow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.discern.model.KeyClass;
import org.discern.workflow.FilmPairs.KeyShare;
import org.discern.workflow.PairTotals.WeightBin;

/// Keys and their weights, summed up by class and by weight.
final class WeighedKeys {
    /// Where the bins of weights begin; what weighs 0 has one of its own, and those around 1 are all alike.
    private static final double[] BOUNDS = {0, Double.MIN_VALUE, 0.1, 0.5, 0.9, 1.1, 2, 10, Double.POSITIVE_INFINITY};

    private final Map<KeyClass, Sum> sums = new EnumMap<>(KeyClass.class);
    private final long[] bins = new long[BOUNDS.length - 1];

    private static final class Sum {
        private long keys;
        private double weight;
    }

    void add(KeyClass keyClass, double weight) {
        Sum sum = sums.computeIfAbsent(keyClass, _ -> new Sum());
        sum.keys++;
        sum.weight += weight;
        int bin = bins.length - 1;
        while (weight < BOUNDS[bin]) bin--;
        bins[bin]++;
    }

    List<KeyShare> classes() {
        long keys = sums.values().stream().mapToLong(sum -> sum.keys).sum();
        double weight = sums.values().stream().mapToDouble(sum -> sum.weight).sum();
        return sums.entrySet().stream()
                .map(entry -> {
                    Sum sum = entry.getValue();
                    return new KeyShare(
                            entry.getKey(),
                            sum.keys,
                            sum.keys / (double) keys,
                            sum.weight / sum.keys,
                            weight == 0 ? 0 : sum.weight / weight);
                })
                .toList();
    }

    List<WeightBin> bins() {
        long keys = 0;
        for (long count : bins) keys += count;
        List<WeightBin> shares = new ArrayList<>();
        for (int i = 0; i < bins.length; i++) {
            shares.add(new WeightBin(BOUNDS[i], BOUNDS[i + 1], keys == 0 ? 0 : bins[i] / (double) keys));
        }
        return shares;
    }

    /// Whether keys that are alike weigh more, in the mean, than the others.
    boolean turned() {
        Sum alike = sums.get(KeyClass.ALIKE);
        Sum other = sums.get(KeyClass.OTHER);
        return alike != null && other != null && alike.weight / alike.keys > 1.0001 * other.weight / other.keys;
    }
}
