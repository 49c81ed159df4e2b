package org.discern.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/// Means of measured values over an epoch, each over the steps that had it.
final class Means {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(Map<String, Double> values) {
        values.forEach((name, value) -> {
            sums.merge(name, value, Double::sum);
            counts.merge(name, 1, Integer::sum);
        });
    }

    Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>(sums);
        means.replaceAll((name, sum) -> sum / counts.getOrDefault(name, 1));
        return means;
    }
}
