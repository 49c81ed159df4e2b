package org.discern.ui.designer;

import java.util.List;

/// The settings of one record of the configuration.
///
/// @param path such as `evaluation.fineTune`; empty for the experiment's own
public record SettingGroup(String path, List<SettingField> fields) {
    public SettingGroup {
        fields = List.copyOf(fields);
    }
}
