package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.figure.scatter.Outline;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.Fx;
import org.discern.testing.SampleFilms;
import org.discern.testing.SampleResults;
import org.discern.testing.SampleRuns;
import org.discern.testing.TestEngines;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.designer.Design;
import org.discern.ui.embedding.Layouts;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.ProjectContents;
import org.discern.ui.kit.scatter.Gathering;
import org.discern.ui.slides.Slides;
import org.discern.ui.training.TrainingPhase;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.JobContext;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.Project;
import org.discern.workflow.ReproduceSlides;
import org.discern.workflow.RunLog;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SlidesPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole window on a real project with real films; only the runs are made up. Pictures of every panel are
/// left below `target/snapshots`, to be looked at.
class WorkbenchViewTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeDesktop desktop = new FakeDesktop();
    private final BackgroundJobs jobs = new BackgroundJobs();
    private final FakeProject runs = new FakeProject();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private Project project;
    private WorkbenchViewModel model;
    private Appearance appearance;
    private WorkbenchView view;

    @BeforeEach
    void openWindow() throws IOException {
        project = Project.open(folder.resolve("demo"));
        dialogs.folder = Files.createDirectories(folder.resolve("films"));
        dialogs.file = SampleFilms.write(dialogs.folder);
        Background background = new Background(jobs, FxThread::run, dialogs);
        appearance = Fx.call(Appearance::new);
        model = Fx.call(() -> new WorkbenchViewModel(
                new UseCases(
                        new Lists(),
                        FilmUseCases.of(project),
                        Design.of(project, TestEngines.both()),
                        new ScriptedRuns(),
                        new SampleLayouts(),
                        new SampleResults(folder.resolve("results")),
                        new EmptySlides(project)),
                background,
                desktop));
        view = Fx.call(() -> new WorkbenchView(
                model,
                appearance,
                new FigureExport(background, desktop),
                new SimpleObjectProperty<>(Preferences.usual(folder))));
    }

    @AfterEach
    void closeWindow() {
        mayEnd.countDown();
        jobs.close();
        project.close();
    }

    @Test
    void anEmptyProjectSaysWhatToDoNextInEveryPanel() {
        for (Panel panel : Panel.values()) {
            Fx.run(() -> model.panelProperty().set(panel));
            snapshot("empty-" + panel.name().toLowerCase(Locale.ROOT), true);
        }
    }

    @Test
    void importedFilmsAreListedAndShown() {
        importFilms();
        assertEquals(
                model.dataset().total(), model.dataset().filmsProperty().get().size());
        Fx.run(() -> model.dataset().step(1));
        Fx.until(
                "the next film is there",
                () -> model.viewer().looked().pictureProperty().get() != null
                        && model.dataset().positionProperty().get() == 1);
        both("data");
        for (String layout : List.of("TABLE", "TREE")) {
            Fx.run(Fx.find(view, "layout-" + layout, ToggleButton.class)::fire);
            Fx.settle();
            both("data-" + layout.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void settingsAreCheckedBesideTheirFields() {
        importFilms();
        Fx.run(() -> {
            model.panelProperty().set(Panel.DESIGN);
            model.designer().choose(Method.DISCERN);
        });
        both("design");
        Fx.run(() -> {
            model.designer().form().field("moco.queueSize").inputProperty().set("many");
            model.designer().form().field("pretrain.batchSize").inputProperty().set("1");
            model.designer().start();
        });
        assertEquals(TrainingPhase.IDLE, model.training().phaseProperty().get());
        both("design-invalid");
    }

    @Test
    void aRunIsWatchedStoppedAndKept() {
        importFilms();
        Fx.run(() -> {
            model.panelProperty().set(Panel.DESIGN);
            model.designer().design(SampleRuns.config("moco"));
        });
        Fx.run(Fx.find(view, "start-run", Button.class)::fire);
        assertEquals(Panel.TRAIN, model.panelProperty().get());
        Fx.until("events have arrived", () -> {
            model.training().beat();
            return model.training().progressProperty().get().step() > 0;
        });
        untilDrawn();
        both("train-busy");
        Fx.run(Fx.find(view, "pause-run", Button.class)::fire);
        assertEquals(TrainingPhase.PAUSED, model.training().phaseProperty().get());
        Fx.settle();
        both("train-paused");
        Fx.run(Fx.find(view, "pause-run", Button.class)::fire);
        Fx.run(() -> model.training().start(SampleRuns.config("discern")));
        both("train-queued");
        Fx.run(Fx.find(view, "withdraw-run", Button.class)::fire);
        assertEquals(1, model.training().rows().size());
        Label status = Fx.find(view, "status-job", Label.class);
        assertTrue(status.getText().startsWith("moco-demo: "), status.getText());
        Fx.run(() -> model.training().steering().stop());
        mayEnd.countDown();
        Fx.until(
                "the run has stopped",
                () -> !model.training().phaseProperty().get().active());
        Fx.until(
                "the stopped run is in the list",
                () -> !model.training().rows().isEmpty()
                        && model.training().rows().getFirst().state() == RunState.CANCELLED);
        assertFalse(Fx.find(view, "resume-run", Button.class).isDisabled());
        snapshot("train-stopped", false);
    }

    @Test
    void aFailedRunSaysWhatToDo() {
        importFilms();
        Fx.run(() -> {
            model.panelProperty().set(Panel.TRAIN);
            model.training().start(SampleRuns.config("medaug"));
        });
        mayEnd.countDown();
        Fx.until("the run has failed", () -> model.training().phaseProperty().get() == TrainingPhase.FAILED);
        assertEquals(
                "the disk is full", model.training().problemProperty().get().what());
        untilDrawn();
        both("train-failed");
    }

    @Test
    void finishedRunsAreComparedSideBySide() {
        runs.runs.add(SampleRuns.summary("discern", RunState.DONE));
        runs.runs.add(SampleRuns.summary("moco", RunState.DONE));
        importFilms();
        Fx.run(() -> {
            model.panelProperty().set(Panel.COMPARE);
            model.compare().finished().forEach(run -> model.compare().choose(run, true));
        });
        Fx.until(
                "both runs are read",
                () -> model.compare().plots().namesProperty().get().size() == 2);
        both("compare-busy");
        TableView<?> scores = Fx.find(view, "scores", TableView.class);
        assertEquals(SampleRuns.FINDINGS.size() + 1, scores.getItems().size());
        Fx.until(
                "differences are there",
                () -> model.compare().differences().pairProperty().get() != null);
        TabPane tabs = Fx.find(view, "compare-tabs", TabPane.class);
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            Fx.run(() -> tabs.getSelectionModel().select(shown));
            Fx.run(() -> model.compare()
                    .plots()
                    .selection()
                    .look(SampleRuns.cohort().films().get(7)));
            Fx.until(
                    "no work is under way",
                    () -> !model.compare().plots().searchingProperty().get());
            both("compare-" + tab);
        }
        Fx.run(() -> tabs.getSelectionModel().select(4));
        for (int kind = 1; kind < 4; kind++) {
            Fx.run(Fx.find(view, "values-kind-" + kind, ToggleButton.class)::fire);
            both("compare-values-" + kind);
        }
        Fx.run(() -> tabs.getSelectionModel().select(1));
        Fx.settle();
        Fx.run(Fx.find(view, "cell-false-negative", Button.class)::fire);
        assertEquals(Panel.DATA, model.panelProperty().get());
        assertFalse(model.dataset().filterProperty().get().imageIds().isEmpty());
        Fx.run(() -> model.panelProperty().set(Panel.TRAIN));
        Fx.run(() -> model.training()
                .looked()
                .alongside()
                .setAll(model.training().rows().getLast()));
        untilDrawn();
        both("train-done");
    }

    @Test
    void theSlidesTableTellsWhatWouldFillItsCells() {
        Fx.run(() -> model.panelProperty().set(Panel.SLIDES));
        Fx.until("the page is there", () -> model.slides().pageProperty().get() != null);
        both("slides");
        Fx.run(Fx.find(view, "slides-discern-chexpert-end-to-end", ToggleButton.class)::fire);
        assertTrue(Fx.find(view, "slides-yaml", TextArea.class).getText().contains("kind: \"mass\"")
                || Fx.find(view, "slides-yaml", TextArea.class).getText().contains("kind: mass"));
        Fx.run(Fx.find(view, "slides-copy", Button.class)::fire);
        assertEquals(List.of(model.slides().chosenProperty().get().yaml()), desktop.copied);
        Fx.run(() -> model.slides().write());
        Fx.until("it has failed", () -> model.slides().problemProperty().get() != null);
        both("slides-failed");
    }

    @Test
    void filmsAreLaidOutSelectedAndShownInTheBrowser() {
        runs.runs.add(SampleRuns.summary("moco", RunState.DONE));
        importFilms();
        Fx.run(() -> model.panelProperty().set(Panel.EMBEDDING));
        Fx.until(
                "films are laid out",
                () -> model.embedding().scatter().placesProperty().get() != null);
        both("embedding");
        Fx.run(() -> {
            model.embedding().scatter().select(Outline.rectangle(-40, -40, 0, 40), Gathering.INSTEAD);
            model.embedding().scatter().hover(300, 200);
        });
        Fx.until(
                "films are selected",
                () -> !model.embedding()
                        .scatter()
                        .selection()
                        .imageIdsProperty()
                        .get()
                        .isEmpty());
        both("embedding-selected");
        Fx.run(Fx.find(view, "layout-start", Button.class)::fire);
        Fx.until("it has failed", () -> model.embedding().problemProperty().get() != null);
        both("embedding-failed");
        Fx.run(Fx.find(view, "embedding-show-films", Button.class)::fire);
        assertEquals(Panel.DATA, model.panelProperty().get());
        assertFalse(model.dataset().filterProperty().get().imageIds().isEmpty());
        both("data-of-a-plot");
    }

    private void untilDrawn() {
        Fx.until("curves are drawn", () -> {
            model.training().beat();
            return model.training().looked().board().charts().size() >= 6;
        });
        for (int i = 0; i < 30; i++) Fx.run(() -> model.training().beat());
    }

    private void importFilms() {
        Fx.run(() -> model.importing().chooseFile());
        Fx.until("it is understood", () -> model.importing().previewProperty().get() != null);
        Fx.run(() -> model.importing().acceptPreview());
        Fx.until("the films are in", () -> model.project().datasetProperty().get() != null);
        Fx.until(
                "the first film is chosen",
                () -> model.viewer().looked().filmProperty().get() != null);
    }

    private void both(String name) {
        snapshot(name, false);
        snapshot(name, true);
    }

    /// Light and wide, or dark and small.
    private void snapshot(String name, boolean dark) {
        Fx.run(() -> appearance.choiceProperty().set(dark ? Appearance.Choice.DARK : Appearance.Choice.LIGHT));
        List<String> sheets = new ArrayList<>();
        appearance.style(sheets);
        if (dark) Fx.snapshot(view, 980, 720, sheets, name + "-dark-small");
        else Fx.snapshot(view, 1600, 1000, sheets, name + "-light-wide");
    }

    /// The real project's data sets, and made-up runs.
    private final class Lists implements ProjectContents {
        @Override
        public String name() {
            return project.name();
        }

        @Override
        public Path folder() {
            return project.folder();
        }

        @Override
        public List<DatasetSummary> datasets() {
            return project.datasets();
        }

        @Override
        public List<RunSummary> runs() {
            return runs.runs();
        }

        @Override
        public RunConfig settings(RunId run) {
            return project.settings(run);
        }
    }

    /// MoCo runs until it is stopped; the others fail.
    private final class ScriptedRuns extends QuietRuns {
        @Override
        public RunSummary start(RunConfig config, JobContext context) {
            SampleRuns.events().subList(0, 150).forEach(context::report);
            context.report(new RunEvent.Notice(RunEvent.Severity.INFO, "checkpoint epoch-0003 is written"));
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            boolean failing = !config.name().startsWith("moco");
            runs.runs.addFirst(
                    SampleRuns.summary(failing ? "medaug" : "moco", failing ? RunState.FAILED : RunState.CANCELLED));
            if (failing)
                throw new Problem(
                        "the disk is full", "Make room on it, then resume the run; its last checkpoint is whole.");
            context.checkCancelled();
            throw new AssertionError("nobody stopped the run");
        }

        @Override
        public RunLog log(RunId id) {
            String method = id.value().substring(id.value().lastIndexOf('-') + 1);
            return SampleRuns.log(method, RunState.DONE);
        }

        @Override
        public MachineLoad load() {
            return new MachineLoad(0.93, 9L << 30, 24L << 30, List.of());
        }
    }

    private static final class SampleLayouts implements Layouts {
        @Override
        public RunRecord read(RunId id) {
            return record(id);
        }

        @Override
        public FilmLayout lay(RunId run, LayoutSettings settings, LayoutControl control, JobContext context) {
            throw new Problem("the run has no embeddings yet", "let it finish");
        }
    }

    private record EmptySlides(Project project) implements Slides {
        @Override
        public SlidesPage page() {
            return new ReproduceSlides(project).page();
        }

        @Override
        public Path write(JobContext context) {
            throw new Problem("the disk is full", "make room on it");
        }
    }

    private static RunRecord record(RunId id) {
        String method = id.value().substring(id.value().lastIndexOf('-') + 1);
        return SampleRuns.record(method, RunState.DONE);
    }
}
