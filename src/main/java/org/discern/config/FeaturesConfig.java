package org.discern.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The clinical values that are taken from MIMIC-IV; `assets/mimic-features.yaml` unless a file says
/// otherwise.
public record FeaturesConfig(List<FeatureConfig> features) {
    public FeaturesConfig {
        features = List.copyOf(features);
        Set<String> names = new HashSet<>();
        for (FeatureConfig feature : features) {
            if (!names.add(feature.name()))
                throw new IllegalArgumentException("features name '" + feature.name() + "' twice");
        }
    }
}
