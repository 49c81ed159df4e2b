package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TabPane;
import org.discern.config.Method;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunSummary;
import org.discern.testing.Fx;
import org.discern.ui.designer.DesignerViewModel;
import org.discern.ui.shell.Panel;

/// Takes pictures of every panel over a real project, in both themes and two sizes: `PROJECT FINDING RUN...`,
/// the runs by their names. The pictures are left below `target/snapshots`, to be looked at, and the best of
/// them shown in the README.
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) {
        System.setProperty("discern.pictures", "true");
        // JavaFX keeps the process alive, whatever becomes of this thread.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        take(args);
        System.exit(0);
    }

    private static void take(String[] args) {
        try (OpenWindow window = new OpenWindow(Path.of(args[0]).toAbsolutePath())) {
            Fx.until(
                    "the first film is there",
                    () -> window.model.viewer().looked().pictureProperty().get() != null);
            compare(window, new Finding(args[1]), List.of(args).subList(2, args.length));
            Fx.until(
                    "curves are there",
                    () -> window.model.training().looked().board().charts().size() > 5);
            for (Panel panel : Panel.values()) {
                Fx.run(() -> window.model.panelProperty().set(panel));
                String name = "gallery-" + panel.name().toLowerCase(Locale.ROOT);
                if (panel == Panel.COMPARE) {
                    questions(window, name);
                    continue;
                }
                if (panel == Panel.SLIDES)
                    Fx.until(
                            "the slides are read",
                            () -> window.model.slides().pageProperty().get() != null);
                if (panel == Panel.DESIGN) {
                    design(window, name);
                    continue;
                }
                if (panel == Panel.PAIRS) pairs(window);
                pictures(window, name);
                if (panel == Panel.PAIRS) {
                    seen(window, args[args.length - 1]);
                    pictures(window, name + "-seen");
                }
            }
        }
    }

    /// Every tab of a preset that was changed, and of one with mistakes.
    private static void design(OpenWindow window, String name) {
        DesignerViewModel designer = window.model.designer();
        TabPane tabs = Fx.find(window.view, "designer-tabs", TabPane.class);
        Fx.run(() -> {
            designer.choose(Method.DISCERN);
            designer.form().field("weighting.findings").inputProperty().set(List.of("Edema", "Pneumothorax"));
            designer.form().field("evaluation.findings").inputProperty().set(List.of("Cardiomegaly"));
            designer.form().field("moco.temperature").inputProperty().set("0.1");
            designer.sweep().methods().addAll(List.of(Method.values()));
            designer.sweep().seedsProperty().set("1, 2");
            designer.sweep().labelFractionsProperty().set("0.1, 1");
        });
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            Fx.run(() -> tabs.getSelectionModel().select(shown));
            Fx.until(
                    "pairs are counted",
                    () -> !designer.consequences().countingProperty().get()
                            && !designer.consequences().lines().isEmpty());
            pictures(window, name + "-" + (tab + 1));
        }
        String sound = designer.yamlProperty().get();
        Fx.run(() -> {
            tabs.getSelectionModel().select(1);
            designer.yamlProperty()
                    .set(sound.replace("queueSize:", "queueLength:").replace("0.1 ", "-1 "));
        });
        pictures(window, name + "-wrong");
        Fx.run(() -> {
            tabs.getSelectionModel().select(0);
            designer.yamlProperty().set(sound.replace("batchSize:", "batchSize: -"));
            designer.start();
        });
        pictures(window, name + "-wrong-form");
        Fx.run(() -> designer.yamlProperty().set(sound));
    }

    /// Those of DisCeRn.
    private static void pairs(OpenWindow window) {
        Fx.run(() -> window.model.designer().choose(Method.DISCERN));
        Fx.until(
                "pairs are there",
                () -> window.model.pairs().filmProperty().get() != null
                        && !window.model.pairs().lookingProperty().get()
                        && !window.model.pairs().countingProperty().get());
    }

    /// As a run's encoders see them.
    private static void seen(OpenWindow window, String run) {
        Fx.run(() -> window.model
                .pairs()
                .seen()
                .runProperty()
                .set(named(run, window.model.project().runs())));
        Fx.until(
                "similarities are there",
                () -> !window.model.pairs().seen().toldProperty().get().isEmpty()
                        && !window.model.pairs().seen().seeingProperty().get());
    }

    /// Every tab, with a film looked at.
    private static void questions(OpenWindow window, String name) {
        TabPane tabs = Fx.find(window.view, "compare-tabs", TabPane.class);
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            Fx.run(() -> tabs.getSelectionModel().select(shown));
            Fx.until(
                    "nothing is under way",
                    () -> !window.model.compare().plots().searchingProperty().get()
                            && !window.model
                                    .compare()
                                    .differences()
                                    .workingProperty()
                                    .get());
            Fx.run(() -> window.model.compare().plots().movedProperty().get().stream()
                    .skip(3)
                    .findFirst()
                    .ifPresent(
                            moved -> window.model.compare().plots().selection().look(moved.film())));
            pictures(window, name + "-" + (tab + 1));
        }
    }

    private static void pictures(OpenWindow window, String name) {
        for (boolean dark : new boolean[] {false, true}) {
            window.snapshot(dark, 980, 720, name + (dark ? "-dark" : "-light") + "-small");
            window.snapshot(dark, 1600, 1000, name + (dark ? "-dark" : "-light"));
        }
    }

    private static void compare(OpenWindow window, Finding finding, List<String> names) {
        List<RunSummary> all = List.copyOf(window.model.compare().finished());
        Fx.run(() -> {
            all.forEach(run -> window.model.compare().choose(run, false));
            for (String name : names) window.model.compare().choose(named(name, all), true);
        });
        Fx.until(
                "the runs are read",
                () -> window.model.compare().plots().namesProperty().get().size() == names.size());
        Fx.run(() -> window.model.compare().findingProperty().set(finding));
        Fx.run(() -> window.model.training().rows().stream()
                .filter(row -> row.name().equals(names.getLast()))
                .findFirst()
                .ifPresent(window.model.training().looked().selectedProperty()::set));
    }

    private static RunSummary named(String name, List<RunSummary> runs) {
        return runs.stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "no finished run is called '" + name + "'",
                        "there are: "
                                + String.join(
                                        ", ",
                                        runs.stream().map(RunSummary::name).toList())));
    }
}
