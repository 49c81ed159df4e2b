package org.discern.data.clinical;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.FeatureConfig;
import org.discern.config.FeaturesConfig;
import org.discern.config.MimicTable;
import org.discern.config.SourceConfig;
import org.discern.config.WindowConfig;

/// The rules of all items of MIMIC-IV that are taken, by number.
public final class MeasurementRules {
    private final List<MeasurementRule> rules = new ArrayList<>();
    private final Map<MimicTable, Map<String, Integer>> numbers = new EnumMap<>(MimicTable.class);

    public MeasurementRules(FeaturesConfig features, WindowConfig window) {
        for (FeatureConfig feature : features.features()) {
            for (SourceConfig source : feature.from()) {
                for (MimicTable table : source.tables()) {
                    Map<String, Integer> items = numbers.computeIfAbsent(table, _ -> new LinkedHashMap<>());
                    source.items().forEach(item -> items.put(item, rules.size()));
                }
                rules.add(MeasurementRule.of(feature, source, window));
            }
        }
    }

    /// Number of the rule for each item of a table; empty where none is taken from it.
    public Map<String, Integer> items(MimicTable table) {
        return numbers.getOrDefault(table, Map.of());
    }

    public MeasurementRule rule(int number) {
        return rules.get(number);
    }
}
