package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.discern.testing.Fx;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.PreferencesFile;
import org.discern.ui.kit.UserFolders;
import org.discern.ui.shell.Panel;
import org.discern.ui.shell.WorkbenchViewModel;
import org.discern.workflow.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program's window, from its welcome page through two projects to its end.
class ProjectWindowTest {
    @Test
    void goesFromOneProjectToAnotherAndRemembers(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path config = folder.resolve("config");
        AtomicInteger ended = new AtomicInteger();
        Stage stage = Fx.call(Stage::new);
        ProjectWindow window = Fx.call(() ->
                new ProjectWindow(stage, new UserFolders(config, config, folder), _ -> {}, ended::incrementAndGet));
        Fx.run(() -> window.open(Optional.empty()));
        assertTrue(Fx.call(window::project).isEmpty(), "it begins with the welcome page");

        go(window, first);
        double usual = Fx.call(() -> {
            stage.getScene().getRoot().applyCss();
            return textSize(stage);
        });
        Fx.run(() -> window.window().resizeText(5));
        Fx.until("the text is larger", () -> Math.abs(textSize(stage) / usual - 1.5) < 0.02);
        Fx.run(() -> window.project().orElseThrow().model().panelProperty().set(Panel.TRAIN));
        go(window, second);
        Project.open(first).close(); // which only one may have open
        assertEquals(
                Panel.TRAIN,
                Fx.call(() ->
                        window.project().orElseThrow().model().panelProperty().get()));

        Files.writeString(folder.resolve("a-file"), "no project");
        Fx.run(() -> window.window().open(folder.resolve("a-file")));
        Fx.until("the other is closed", () -> window.project().isEmpty());
        Fx.run(() -> window.window().welcome());

        Fx.run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        Fx.until("it ends", () -> ended.get() == 1);
        Fx.run(stage::close);
        Fx.run(window::stop);
        Preferences kept = new PreferencesFile(config, folder).read().preferences();
        assertEquals(List.of(second, first), kept.recent());
        assertEquals("TRAIN", kept.panel());
        assertTrue(kept.place().width() > 500, kept.place().toString());
    }

    /// As a double click on it does.
    @Test
    void opensAnExperimentInTheDesignerOfItsProject(@TempDir Path folder) throws Exception {
        Path project = folder.resolve("chest");
        Project.open(project).close();
        Path experiment =
                Files.createDirectories(project.resolve("experiments")).resolve("a.experiment");
        Files.writeString(experiment, "# mine\nname: a-design\n");
        assertArrayEquals(new String[] {"gui", experiment.toString()}, Main.words(experiment.toString()));
        Stage stage = Fx.call(Stage::new);
        ProjectWindow window =
                Fx.call(() -> new ProjectWindow(stage, new UserFolders(folder, folder, folder), _ -> {}, () -> {}));
        Fx.run(() -> window.open(Optional.of(experiment)));
        Fx.until("it is open", () -> window.project().isPresent());
        WorkbenchViewModel model = window.project().orElseThrow().model();
        assertEquals(project, window.project().orElseThrow().folder());
        assertEquals(Panel.DESIGN, Fx.call(() -> model.panelProperty().get()));
        assertTrue(Fx.call(() -> model.designer().yamlProperty().get()).contains("# mine"));
        Fx.run(stage::close);
        Fx.run(window::stop);
    }

    @Test
    void anExperimentInNoProjectIsSaidOnTheWelcomePage(@TempDir Path folder) throws Exception {
        Path lost = Files.writeString(folder.resolve("lost.experiment"), "name: a\n");
        Stage stage = Fx.call(Stage::new);
        ProjectWindow window =
                Fx.call(() -> new ProjectWindow(stage, new UserFolders(folder, folder, folder), _ -> {}, () -> {}));
        Fx.run(() -> window.open(Optional.of(lost)));
        String said =
                Fx.call(() -> String.valueOf(window.window().problemProperty().get()));
        assertTrue(said.contains("lost.experiment"), said);
        Fx.run(stage::close);
        Fx.run(window::stop);
    }

    /// Of small text, whose size follows that of the window.
    private static double textSize(Stage stage) {
        Parent root = stage.getScene().getRoot();
        return ((ToggleButton) root.lookup("#go-DATA")).getFont().getSize();
    }

    private static void go(ProjectWindow window, Path folder) {
        Fx.run(() -> window.window().open(folder));
        Fx.until(
                "it is open",
                () -> window.project()
                        .filter(open -> open.folder().equals(folder))
                        .isPresent());
    }
}
