package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.scatter.Camera;
import org.discern.model.Radiograph;
import org.discern.model.RunState;
import org.discern.testing.Accessibility;
import org.discern.testing.CutText;
import org.discern.testing.Fx;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.ui.kit.scatter.ScatterPane;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.discern.ui.shell.Panel;
import org.discern.ui.training.LookedRuns;
import org.discern.ui.training.RunRow;
import org.discern.ui.training.TrainingPhase;
import org.discern.workflow.OpenDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job through the window, by its buttons and keys. Nothing of it is made up.
class WindowTest {
    private static final int PATIENTS = 24;
    private static final int LARGEST = 5;

    /// Small enough for a test, and long enough to be stopped.
    private static final String SMALL = """

            # smaller than as published
            engine: dl4j
            data: {dataset: synthetic-demo, cacheSizePixels: 32, imageSizePixels: 32, standardDeviation: 0.25}
            encoder: {network: resnet18, width: 4, projectionDimension: 8}
            moco: {queueSize: 16, batchNormGroups: 2}
            weighting: {kind: ratio, findings: [Edema, Pneumothorax]}
            pair: {positive: samePatient}
            pretrain: {epochs: EPOCHS, batchSize: 8, checkpointEverySteps: 5}
            evaluation:
              findings: [Cardiomegaly]
              unmentioned: negative
              endToEnd: false
              bootstrapReplicates: 100
              tsne: {iterations: 10}
            """;

    @Test
    void carriesTheMainJobFromTheDemoToAFigure(@TempDir Path folder) throws IOException {
        new OpenDemo(PATIENTS)
                .run(folder.resolve("demo"), RecordingContext.patient())
                .close();
        try (OpenWindow window = new OpenWindow(folder.resolve("demo"))) {
            Fx.until(
                    "films are there",
                    () -> !window.model.dataset().filmsProperty().get().isEmpty());
            designFromAPreset(window, folder.resolve("saved.yaml"));
            inspectAPair(window);
            trainWithPauseStopAndResume(window);
            lookAtTheResult(window, folder);
            goThroughByKeysAlone(window);
            canBeReadAndReached(window);
            assertEquals(List.of(), window.dialogs.bugs);
        }
    }

    private static void designFromAPreset(OpenWindow window, Path file) {
        press(window, KeyCode.DIGIT2);
        assertEquals(Panel.DESIGN, window.model.panelProperty().get());
        MenuButton presets = Fx.find(window.view, "presets", MenuButton.class);
        Fx.run(() -> presets.getItems().stream()
                .filter(item -> "preset-discern-ratio-1".equals(item.getId()))
                .findFirst()
                .ifPresent(MenuItem::fire));
        assertTrue(Fx.find(window.view, "method-DISCERN", ToggleButton.class).isSelected());
        TabPane tabs = Fx.find(window.view, "designer-tabs", TabPane.class);
        Fx.run(() -> tabs.getSelectionModel().select(1));
        TextArea yaml = Fx.find(window.view, "yaml", TextArea.class);
        assertTrue(yaml.getText().contains("discern-ratio-1"), yaml.getText());
        Fx.run(() -> yaml.setText("name: main-job\n" + SMALL.replace("EPOCHS", "100000")));
        press(window, KeyCode.Z);
        assertTrue(yaml.getText().contains("discern-ratio-1"), "undone");
        press(window, KeyCode.Y);
        assertNull(window.model.designer().problemProperty().get());
        assertEquals(List.of(), List.copyOf(window.model.designer().mistakes()));
        Fx.until(
                "consequences are there",
                () -> !window.model.designer().consequences().pairLines().isEmpty());
        window.dialogs.file = file;
        press(window, KeyCode.S);
        assertTrue(Files.exists(file));
    }

    private static void inspectAPair(OpenWindow window) {
        press(window, KeyCode.DIGIT3);
        Fx.until(
                "a film's pairs are there",
                () -> window.model.pairs().positives().stream().anyMatch(one -> one.drawn()));
        assertFalse(window.model.pairs().classes().isEmpty());
        press(window, KeyCode.DIGIT2);
    }

    private static void trainWithPauseStopAndResume(OpenWindow window) {
        Fx.run(Fx.find(window.view, "start-run", Button.class)::fire);
        assertEquals(Panel.TRAIN, window.model.panelProperty().get());
        Fx.until(
                "it is pre-training",
                () -> window.model.training().progressProperty().get().totalSteps() > 10_000);
        Fx.run(Fx.find(window.view, "pause-run", Button.class)::fire);
        Fx.until("it pauses", () -> phase(window) == TrainingPhase.PAUSED);
        Fx.run(Fx.find(window.view, "pause-run", Button.class)::fire);
        Fx.until("it goes on", () -> phase(window) == TrainingPhase.RUNNING);
        press(window, KeyCode.PERIOD);
        await(window, RunState.CANCELLED);
        Fx.until(
                "the curves so far are there",
                () -> !window.model.training().looked().board().charts().isEmpty());
        Fx.run(Fx.find(window.view, "resume-run", Button.class)::fire);
        Fx.until("it goes on", () -> phase(window) == TrainingPhase.RUNNING);
        press(window, KeyCode.PERIOD);
        await(window, RunState.CANCELLED);

        press(window, KeyCode.DIGIT2);
        TextArea yaml = Fx.find(window.view, "yaml", TextArea.class);
        Fx.run(() -> yaml.setText("name: main-job\n" + SMALL.replace("EPOCHS", "2")));
        press(window, KeyCode.ENTER);
        await(window, RunState.DONE);
        assertEquals(TrainingPhase.DONE, phase(window));
    }

    private static void lookAtTheResult(OpenWindow window, Path folder) {
        press(window, KeyCode.DIGIT5);
        Fx.until(
                "the films are laid out",
                () -> window.model.embedding().scatter().placesProperty().get() != null);
        press(window, KeyCode.DIGIT6);
        Fx.until(
                "a ROC curve is there",
                () -> window.model.compare().curves().rocProperty().get() != null);
        assertNull(window.model.compare().problemProperty().get());
        Path figure = folder.resolve("roc.svg");
        window.dialogs.file = figure;
        Fx.run(() -> window.figures.svg(Objects.requireNonNull(
                window.model.compare().curves().rocProperty().get())));
        Fx.until("the figure is written", () -> Files.exists(figure));
    }

    /// Every control of every panel, in the state that the main job has left.
    private static void goThroughByKeysAlone(OpenWindow window) {
        Stage stage = Fx.call(() -> {
            if (window.frame.getScene() != null) window.frame.getScene().setRoot(new Pane());
            Stage shown = new Stage();
            shown.setScene(new Scene(window.frame, 1180, 800));
            shown.show();
            return shown;
        });
        Keyboard keyboard = new Keyboard(stage.getScene());
        List<String> faults = new ArrayList<>();
        for (Panel panel : Panel.values()) {
            Fx.run(() -> window.model.panelProperty().set(panel));
            Fx.settle();
            for (String fault : keyboard.faults()) faults.add(panel + ": " + fault);
            if (panel == Panel.TRAIN) useRunsAndCurves(window, keyboard);
            if (panel == Panel.EMBEDDING) useTheLayout(window, keyboard);
        }
        Fx.run(() -> {
            stage.getScene().setRoot(new Pane());
            stage.close();
        });
        assertEquals(List.of(), faults);
    }

    private static void useRunsAndCurves(OpenWindow window, Keyboard keyboard) {
        LookedRuns looked = window.model.training().looked();
        RunRow first = Fx.call(() -> looked.selectedProperty().get());
        focus(window, "runs");
        keyboard.press(KeyCode.DOWN);
        assertNotEquals(first, Fx.call(() -> looked.selectedProperty().get()));
        keyboard.press(KeyCode.UP);
        assertEquals(first, Fx.call(() -> looked.selectedProperty().get()));
        Fx.until(
                "its curves are back",
                () -> !looked.board().wholeProperty().get().equals(Extent.ALL));
        focus(window, "curve-0");
        keyboard.press(KeyCode.PLUS);
        assertNotEquals(Extent.ALL, looked.board().choiceProperty().get().extent());
        keyboard.press(KeyCode.DIGIT0);
        assertEquals(Extent.ALL, looked.board().choiceProperty().get().extent());
    }

    private static void useTheLayout(OpenWindow window, Keyboard keyboard) {
        ScatterViewModel scatter = window.model.embedding().scatter();
        Fx.run(() -> window.view.lookupAll(".scatter").stream()
                .filter(node -> node instanceof ScatterPane && isShown(node))
                .findFirst()
                .orElseThrow()
                .requestFocus());
        Camera before = Fx.call(() -> scatter.cameraProperty().get());
        keyboard.press(KeyCode.PLUS);
        keyboard.press(KeyCode.LEFT);
        assertNotEquals(before, Fx.call(() -> scatter.cameraProperty().get()));
        Radiograph pointed = Fx.call(() -> scatter.pointedProperty().get());
        assertNotNull(pointed);
        keyboard.press(KeyCode.ENTER);
        assertEquals(
                pointed, Fx.call(() -> window.model.selection().filmProperty().get()));
        keyboard.press(KeyCode.A);
        Fx.until(
                "all in sight are picked",
                () -> !window.model.selection().imageIdsProperty().get().isEmpty());
        keyboard.press(KeyCode.ESCAPE);
        Fx.until(
                "none are picked",
                () -> window.model.selection().imageIdsProperty().get().isEmpty());
    }

    /// Curves are drawn at the next beat after their panel is shown.
    private static void focus(OpenWindow window, String id) {
        Fx.until("#" + id + " has the keyboard", () -> {
            Node node = window.view.lookup("#" + id);
            if (node != null) node.requestFocus();
            return node != null;
        });
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) if (!each.isVisible()) return false;
        return true;
    }

    /// In both themes, every panel with its tabs and what stands over the window.
    private static void canBeReadAndReached(OpenWindow window) {
        Set<String> faults = new LinkedHashSet<>();
        for (boolean dark : new boolean[] {false, true}) {
            // The largest text once; the keys of the small one would take twice the time.
            if (dark) Fx.run(() -> window.shell.resizeText(LARGEST));
            Scene scene = window.shown(dark, 980, 720);
            Accessibility accessibility = new Accessibility(scene, window.frame);
            for (Panel panel : Panel.values()) {
                Fx.run(() -> window.model.panelProperty().set(panel));
                Node view = Fx.find(window.view, "panel-" + panel.name(), Node.class);
                List<Tab> tabs = Fx.call(() -> view.lookupAll(".tab-pane").stream()
                        .flatMap(pane -> ((TabPane) pane).getTabs().stream())
                        .toList());
                for (Tab tab : tabs.isEmpty() ? List.of(new Tab()) : tabs) {
                    Fx.run(() -> {
                        if (tab.getTabPane() != null)
                            tab.getTabPane().getSelectionModel().select(tab);
                    });
                    Fx.settle();
                    faults.addAll(accessibility.faint());
                    faults.addAll(accessibility.nameless());
                    for (String text : CutText.below(window.frame))
                        faults.add(panel + " cuts off" + (dark ? ", with the largest text: " : ": ") + text);
                }
                if (!dark) faults.addAll(accessibility.focusUnseen());
            }
            for (KeyCode key : List.of(KeyCode.K, KeyCode.SLASH, KeyCode.COMMA, KeyCode.J)) {
                press(window, key);
                Fx.settle();
                Accessibility over = new Accessibility(scene, Fx.call(() -> window.frame.lookup(".overlay")));
                faults.addAll(over.faint());
                faults.addAll(over.nameless());
                press(window, KeyCode.ESCAPE);
            }
        }
        Fx.run(window.shell::usualText);
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void filmsAreUnderstoodBeforeTheyAreImported(@TempDir Path folder) {
        try (OpenWindow window = new OpenWindow(folder.resolve("project"))) {
            window.importTheTinyCohort(folder.resolve("films"));
            Fx.until(
                    "all films are listed",
                    () -> window.model.dataset().filmsProperty().get().size() == TinyCohort.FILMS);
            Fx.until(
                    "the first film's picture is there",
                    () -> window.model.viewer().looked().pictureProperty().get() != null);
            assertEquals(List.of(), window.dialogs.bugs);
        }
    }

    private static TrainingPhase phase(OpenWindow window) {
        return window.model.training().phaseProperty().get();
    }

    /// The key with Ctrl.
    private static void press(OpenWindow window, KeyCode key) {
        Fx.run(() ->
                window.frame.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false)));
    }

    private static void await(OpenWindow window, RunState state) {
        Fx.until("the run is " + state, () -> {
            var rows = window.model.training().rows();
            return !window.model.training().phaseProperty().get().active()
                    && !rows.isEmpty()
                    && rows.getFirst().state() == state;
        });
    }
}
