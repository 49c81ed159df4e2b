package org.discern.config;

import java.util.List;

/// A clinical value, and where MIMIC-IV has it.
///
/// @param name name of the value in the workbench
/// @param unit its unit
/// @param from where it is measured
public record FeatureConfig(String name, String unit, List<SourceConfig> from) {
    public FeatureConfig {
        from = List.copyOf(from);
        if (name.isBlank() || from.isEmpty()) throw new IllegalArgumentException("a feature needs name and from");
    }
}
