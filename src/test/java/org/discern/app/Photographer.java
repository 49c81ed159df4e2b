package org.discern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.discern.testing.Fx;
import org.discern.testing.IndexedPng;

/// Takes pictures of an open window. Those that are to be looked at lie below `target/snapshots`: both themes, the
/// smallest and a large window, text of the usual size and the largest. Those that guide and README show lie in
/// `src/docs/pictures`, in both themes.
record Photographer(OpenWindow window) {
    private static final Path SHOWN = Path.of("src", "docs", "pictures");
    private static final int LARGEST = 5;

    /// To be looked at.
    void look(String name) {
        window.snapshot(false, 980, 720, name + "-light-small");
        window.snapshot(true, 1600, 1000, name + "-dark");
        Fx.run(() -> window.shell.resizeText(LARGEST));
        window.snapshot(true, 980, 720, name + "-dark-small-150");
        window.snapshot(false, 1600, 1000, name + "-light-150");
        Fx.run(window.shell::usualText);
    }

    /// The same, and for guide and README.
    void show(String name) {
        look(name);
        for (String theme : new String[] {"light", "dark"}) {
            String picture = name + "-" + theme;
            window.snapshot(theme.equals("dark"), 1280, 800, "shown-" + picture);
            keep(picture, Fx.taken("shown-" + picture));
        }
    }

    /// Keeps a picture for guide and README, in few colours.
    static void keep(String name, Path picture) {
        try {
            Files.createDirectories(SHOWN);
            Files.write(SHOWN.resolve(name + ".png"), IndexedPng.of(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
