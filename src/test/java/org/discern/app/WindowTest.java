package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.discern.config.ConfigFile;
import org.discern.model.RunState;
import org.discern.testing.Fx;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.discern.ui.shell.Panel;
import org.discern.ui.training.TrainingPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job through the window: films in, an experiment designed, trained, stopped and resumed, its outcome
/// looked at. Nothing of it is made up.
class WindowTest {
    @Test
    void carriesTheMainJobFromFilmsToResult(@TempDir Path folder) throws Exception {
        Path project = folder.resolve("project");
        Path experiment = folder.resolve("saved.yaml");
        try (OpenWindow window = new OpenWindow(project)) {
            importTheTinyCohort(window, folder.resolve("films"));

            designAndSave(window, experiment);
            Fx.run(Fx.find(window.view, "start-run", Button.class)::fire);
            Fx.until(
                    "it is pre-training",
                    () -> window.model.training().progressProperty().get().totalSteps() > TinyCohort.FILMS);
            Fx.run(() -> window.model.training().stop());
            await(window, RunState.CANCELLED);
            Fx.until(
                    "the curves so far are there",
                    () -> !window.model.training().board().charts().isEmpty());

            Fx.run(Fx.find(window.view, "resume-run", Button.class)::fire);
            Fx.run(() -> window.model.training().stop());
            await(window, RunState.CANCELLED);

            Fx.run(() -> window.model.training().start(TinyRun.config("pair.positive=samePatient")));
            await(window, RunState.DONE);
            assertEquals(
                    TrainingPhase.DONE, window.model.training().phaseProperty().get());

            lookAtTheResult(window);
            assertEquals(List.of(), window.dialogs.bugs);
        }
        assertEquals(TinyRun.config("pretrain.epochs=100000", "name=stopped"), ConfigFile.read(experiment, List.of()));
    }

    private static void importTheTinyCohort(OpenWindow window, Path films) {
        window.dialogs.file = TinyCohort.write(films);
        window.dialogs.folder = films;
        Fx.run(() -> window.model.importing().chooseFile());
        Fx.until(
                "it is understood",
                () -> window.model.importing().previewProperty().get() != null);
        Fx.run(() -> window.model.importing().acceptPreview());
        Fx.until(
                "the films are in",
                () -> window.model.dataset().filmsProperty().get().size() == TinyCohort.FILMS);
        Fx.until(
                "the first film's picture is there",
                () -> window.model.viewer().looked().pictureProperty().get() != null);
    }

    /// A run long enough to be stopped.
    private static void designAndSave(OpenWindow window, Path experiment) {
        window.dialogs.file = experiment;
        Fx.run(() -> {
            window.model.panelProperty().set(Panel.DESIGN);
            window.model.designer().design(TinyRun.config("pretrain.epochs=100000", "name=stopped"));
            window.model.designer().save();
        });
        assertTrue(Files.exists(experiment));
    }

    private static void await(OpenWindow window, RunState state) {
        Fx.until("the run is " + state, () -> {
            var rows = window.model.training().rows();
            return !window.model.training().phaseProperty().get().active()
                    && !rows.isEmpty()
                    && rows.getFirst().state() == state;
        });
    }

    private static void lookAtTheResult(OpenWindow window) {
        Fx.run(() -> window.model.panelProperty().set(Panel.COMPARE));
        Fx.until(
                "the run is read", () -> window.model.compare().scoresProperty().get() != null);
        Fx.until(
                "a ROC curve is there",
                () -> window.model.compare().curves().rocProperty().get() != null);
        Fx.run(() -> window.model.panelProperty().set(Panel.EMBEDDING));
        Fx.until(
                "the films are laid out",
                () -> window.model.embedding().scatter().placesProperty().get() != null);
        assertNull(window.model.compare().problemProperty().get());
        assertFalse(window.model.compare().findings().isEmpty());
    }
}
