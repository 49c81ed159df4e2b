package org.discern.config;

import java.util.List;

/// An experiment as someone published it, to begin with.
///
/// @param name such as `moco-v2-1`; the number behind it is the preset's version
/// @param title such as `MoCo v2 as published`
/// @param about where it comes from, and what to know of it
/// @param text its YAML, which says what differs from the defaults, with sources beside the values
/// @param settings what that amounts to
public record Preset(String name, String title, String about, String text, RunConfig settings) {
    private static final List<String> NAMES = List.of(
            "moco-v1-1",
            "moco-v2-1",
            "moco-v3-1",
            "moco-cxr-1",
            "medaug-1",
            "discern-reported-1",
            "discern-as-run-1",
            "discern-ratio-1");

    /// All that are shipped, the older methods first.
    public static List<Preset> all() {
        return NAMES.stream().map(Preset::named).toList();
    }

    private static Preset named(String name) {
        String text = ConfigFile.resource("/org/discern/presets/" + name + ".yaml");
        String about = String.join(
                " ",
                text.lines()
                        .takeWhile(line -> line.startsWith("#"))
                        .map(line -> line.substring(1).strip())
                        .toList());
        String title = about.split("[(,;:]", 2)[0].strip();
        return new Preset(name, title, about, text, ConfigFile.parse(name + ".yaml", text, List.of()));
    }
}
