package org.discern.ui.designer;

import java.util.Map;
import org.discern.config.ConfigFile;
import org.discern.config.Preset;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;

/// What an experiment is compared with: a preset, the defaults or a run.
///
/// @param title such as `MoCo v2 as published`
/// @param values of all its settings as YAML writes them, by path
public record Baseline(String title, Map<String, Object> values) {
    static final Baseline DEFAULTS = of("the defaults", ConfigFile.defaults());

    static Baseline of(String title, RunConfig settings) {
        return new Baseline(title, SettingsText.of(settings));
    }

    static Baseline of(Preset preset) {
        return of(preset.title(), preset.settings());
    }
}
