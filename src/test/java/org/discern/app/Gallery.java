package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.discern.model.Finding;
import org.discern.model.RunSummary;
import org.discern.testing.Fx;
import org.discern.ui.shell.Panel;

/// Takes pictures of every panel over a real project, in both themes and two sizes: `PROJECT FINDING RUN...`,
/// the runs by their names. The pictures are left below `target/snapshots`, to be looked at, and the best of
/// them shown in the README.
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) {
        try (OpenWindow window = new OpenWindow(Path.of(args[0]).toAbsolutePath())) {
            Fx.until(
                    "the first film is there",
                    () -> window.model.viewer().looked().pictureProperty().get() != null);
            compare(window, new Finding(args[1]), List.of(args).subList(2, args.length));
            Fx.until(
                    "curves are there",
                    () -> window.model.training().board().charts().size() > 5);
            for (Panel panel : Panel.values()) {
                Fx.run(() -> window.model.panelProperty().set(panel));
                String name = "gallery-" + panel.name().toLowerCase(Locale.ROOT);
                for (boolean dark : new boolean[] {false, true}) {
                    window.snapshot(dark, 980, 720, name + (dark ? "-dark" : "-light") + "-small");
                    window.snapshot(dark, 1600, 1000, name + (dark ? "-dark" : "-light"));
                }
            }
        }
        System.exit(0);
    }

    private static void compare(OpenWindow window, Finding finding, List<String> names) {
        List<RunSummary> all = List.copyOf(window.model.compare().finished());
        Fx.run(() -> {
            all.forEach(run -> window.model.compare().choose(run, false));
            for (String name : names) {
                all.stream()
                        .filter(run -> run.name().equals(name))
                        .findFirst()
                        .ifPresent(run -> window.model.compare().choose(run, true));
            }
        });
        Fx.until(
                "the runs are read",
                () -> window.model.compare().scoresProperty().get().runs().size() == names.size());
        Fx.run(() -> window.model.compare().findingProperty().set(finding));
        Fx.run(() -> window.model.training().rows().stream()
                .filter(row -> row.name().equals(names.getLast()))
                .findFirst()
                .ifPresent(window.model.training().selectedProperty()::set));
    }
}
