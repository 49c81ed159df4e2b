package org.discern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.discern.testing.CutText;
import org.discern.testing.Fx;
import org.discern.testing.IndexedPng;

/// Takes pictures of an open window. Those that are to be looked at lie below `target/snapshots`: both themes, the
/// smallest and a large window, text of the usual size and the largest. Those that guide and README show lie in
/// `src/docs/pictures`, in both themes.
///
/// @param only pictures whose names begin so are taken
record Photographer(OpenWindow window, String only) {
    private static final Path SHOWN = Path.of("src", "docs", "pictures");
    private static final int LARGEST = 5;

    /// To be looked at.
    void look(String name) {
        if (!name.startsWith(only)) {
            window.shown(false, 980, 720);
            return;
        }
        take(false, 980, 720, name + "-light-small");
        take(true, 1600, 1000, name + "-dark");
        Fx.run(() -> window.shell.resizeText(LARGEST));
        take(true, 980, 720, name + "-dark-small-150");
        take(false, 1600, 1000, name + "-light-150");
        Fx.run(window.shell::usualText);
    }

    private void take(boolean dark, double width, double height, String name) {
        window.snapshot(dark, width, height, name);
        CutText.below(window.frame).forEach(text -> System.out.println("cut in " + name + ": " + text));
    }

    /// The same, and for guide and README.
    void show(String name) {
        look(name);
        if (!name.startsWith(only)) return;
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
