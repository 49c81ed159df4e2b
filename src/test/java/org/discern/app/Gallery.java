package org.discern.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.discern.model.Finding;
import org.discern.model.RunSummary;
import org.discern.testing.Fx;
import org.discern.ui.shell.Panel;

/// Takes pictures of every panel over a real project, in both themes and two sizes: `PROJECT FINDING [RUNS]`.
/// They are left below `target/snapshots`, to be looked at, and the best of them shown in the README. The runs
/// compared are the newest ones, three unless said otherwise.
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) {
        int compared = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        try (OpenWindow window = new OpenWindow(Path.of(args[0]).toAbsolutePath())) {
            Fx.until(
                    "the first film is there",
                    () -> window.model.dataset().pictureProperty().get() != null);
            compare(window, compared, new Finding(args[1]));
            Fx.until(
                    "curves are there",
                    () -> window.model.training().shownProperty().get() != null);
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

    private static void compare(OpenWindow window, int compared, Finding finding) {
        List<RunSummary> newest = new ArrayList<>(window.model.evaluation().finished());
        List<RunSummary> wanted = newest.subList(0, Math.min(compared, newest.size()));
        Collections.reverse(wanted);
        Fx.run(() -> {
            newest.forEach(run -> window.model.evaluation().choose(run, false));
            wanted.forEach(run -> window.model.evaluation().choose(run, true));
        });
        Fx.until(
                "the runs are read",
                () -> window.model.evaluation().scoresProperty().get().runs().size() == wanted.size());
        Fx.run(() -> window.model.evaluation().findingProperty().set(finding));
    }
}
