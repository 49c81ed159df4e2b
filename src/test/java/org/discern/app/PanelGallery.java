package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import org.discern.config.Method;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunSummary;
import org.discern.testing.Fx;
import org.discern.ui.designer.DesignerViewModel;
import org.discern.ui.shell.Panel;
import org.discern.ui.training.TrainingPhase;

/// Takes pictures of every panel and of each state that it has.
final class PanelGallery {
    /// The run that is under way for a picture.
    static final String BUSY = "demo-longer";

    private static final Finding FINDING = new Finding("Edema");

    private final OpenWindow window;
    private final Photographer photographer;

    PanelGallery(OpenWindow window, Photographer photographer) {
        this.window = window;
        this.photographer = photographer;
    }

    void take(Path project) {
        compare();
        // Comparing looks at a test film, which the embedding then shows.
        for (Panel panel : List.of(
                Panel.DATA, Panel.DESIGN, Panel.PAIRS, Panel.TRAIN, Panel.COMPARE, Panel.EMBEDDING, Panel.SLIDES)) {
            Fx.run(() -> window.model.panelProperty().set(panel));
            switch (panel) {
                case DATA -> data(project);
                case DESIGN -> design();
                case PAIRS -> pairs();
                case TRAIN -> train();
                case EMBEDDING -> {
                    RunSummary discern = run(GalleryProject.RUNS.getLast());
                    Fx.run(() -> window.model.embedding().runProperty().set(discern));
                    Fx.until(
                            "films are laid out",
                            () -> window.model
                                            .embedding()
                                            .scatter()
                                            .placesProperty()
                                            .get()
                                    != null);
                    photographer.show("embedding");
                }
                case COMPARE -> questions();
                case SLIDES -> {
                    Fx.until(
                            "the slides are read",
                            () -> window.model.slides().pageProperty().get() != null);
                    photographer.show("slides");
                }
            }
        }
    }

    private void data(Path project) {
        photographer.show("data");
        for (String layout : List.of("TABLE", "TREE", "GRID")) {
            Fx.run(Fx.find(window.view, "layout-" + layout, ToggleButton.class)::fire);
            if (!layout.equals("GRID")) photographer.look("data-" + layout.toLowerCase(Locale.ROOT));
        }
        Fx.run(() -> {
            window.model.viewer().openProperty().set(true);
            window.model.viewer().comparingProperty().set(true);
        });
        photographer.show("viewer");
        Fx.run(() -> window.model.viewer().openProperty().set(false));
        window.dialogs.file = project.resolve("synthetic").resolve("dataset.yaml");
        window.dialogs.folder = project.resolve("synthetic");
        Fx.run(() -> window.model.importing().chooseFile());
        Fx.until(
                "it is understood",
                () -> window.model.importing().previewProperty().get() != null);
        photographer.show("import");
        Fx.run(() -> window.model.importing().dismissPreview());
    }

    /// Every tab of a preset that was changed, and of one with mistakes.
    private void design() {
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
            photographer.show("design-" + word(tabs.getTabs().get(tab).getText()));
        }
        String sound = designer.yamlProperty().get();
        Fx.run(() -> {
            tabs.getSelectionModel().select(1);
            designer.yamlProperty()
                    .set(sound.replace("queueSize:", "queueLength:").replace("0.1 ", "-1 "));
        });
        photographer.look("design-wrong-yaml");
        Fx.run(() -> {
            tabs.getSelectionModel().select(0);
            designer.yamlProperty().set(sound.replace("batchSize:", "batchSize: -"));
            designer.start();
        });
        photographer.look("design-wrong-form");
        Fx.run(() -> designer.yamlProperty().set(sound));
    }

    /// Those of DisCeRn, and as a run's encoders see them.
    private void pairs() {
        Fx.run(() -> window.model.designer().choose(Method.DISCERN));
        Fx.until(
                "pairs are there",
                () -> window.model.pairs().filmProperty().get() != null
                        && !window.model.pairs().lookingProperty().get()
                        && !window.model.pairs().countingProperty().get());
        photographer.show("pairs");
        Fx.run(() -> window.model.pairs().seen().runProperty().set(run(GalleryProject.RUNS.getLast())));
        Fx.until(
                "similarities are there",
                () -> !window.model.pairs().seen().keys().isEmpty()
                        && !window.model.pairs().seen().seeingProperty().get());
        photographer.show("pairs-seen");
    }

    /// A run that is done, one that failed, and one under way.
    private void train() {
        // The one that is noted to collapse.
        select(GalleryProject.RUNS.get(1));
        Fx.until(
                "curves are there",
                () -> window.model.training().looked().board().charts().size() > 5);
        photographer.show("training");
        select(GalleryProject.FAILED);
        Fx.settle();
        photographer.look("training-failed");
        Fx.run(() -> {
            window.model
                    .training()
                    .start(GalleryProject.settings(
                            "name=" + BUSY, "pair.positive=samePatient", "pretrain.epochs=1000"));
            window.model.training().start(GalleryProject.settings("name=" + BUSY + "-next"));
        });
        select(BUSY);
        Fx.until(
                "it is well under way",
                () -> window.model.training().progressProperty().get().step() > 60
                        && window.model.training().progressProperty().get().totalSteps() > 10_000);
        Fx.run(() -> window.model.training().steering().pauseOrGoOn());
        Fx.until(
                "it stands still", () -> window.model.training().phaseProperty().get() == TrainingPhase.PAUSED);
        photographer.look("training-paused");
        Fx.run(() -> window.model.training().steering().pauseOrGoOn());
        photographer.show("training-busy");
        Fx.run(() -> window.model.training().steering().stop());
        Fx.until(
                "it stops", () -> !window.model.training().phaseProperty().get().active());
        Fx.run(() -> window.model.training().rows().stream()
                .filter(row -> row.name().endsWith("-next"))
                .findFirst()
                .ifPresent(row ->
                        window.model.training().looked().selectedProperty().set(row)));
        photographer.look("training-waiting");
        Fx.run(() -> window.model.training().withdraw());
    }

    private void select(String name) {
        Fx.run(() -> window.model.training().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .ifPresent(window.model.training().looked().selectedProperty()::set));
    }

    /// Every tab, with a film looked at; and a figure as it is exported.
    private void questions() {
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
            photographer.show("compare-" + word(tabs.getTabs().get(tab).getText()));
        }
        Path figure = Fx.taken("roc");
        window.dialogs.file = figure;
        Fx.run(() -> window.figures.png(
                Objects.requireNonNull(
                        window.model.compare().curves().rocProperty().get()),
                1));
        Fx.until("the figure is written", () -> figure.toFile().exists());
        Photographer.keep("figure-roc", figure);
    }

    /// A title as a file's name.
    private static String word(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("-$", "");
    }

    private void compare() {
        List<RunSummary> all = List.copyOf(window.model.compare().finished());
        Fx.run(() -> {
            all.forEach(run -> window.model.compare().choose(run, false));
            for (String name : GalleryProject.RUNS) window.model.compare().choose(run(name), true);
        });
        Fx.until(
                "the runs are read",
                () -> window.model.compare().plots().namesProperty().get().size() == GalleryProject.RUNS.size());
        Fx.run(() -> window.model.compare().findingProperty().set(FINDING));
    }

    private RunSummary run(String name) {
        return window.model.project().runs().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("no run is called '" + name + "'", "remove target/gallery"));
    }
}
