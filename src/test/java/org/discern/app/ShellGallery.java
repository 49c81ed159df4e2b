package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.discern.model.Problem;
import org.discern.testing.Fx;
import org.discern.ui.kit.FxDialogs;
import org.discern.ui.kit.Preferences;
import org.discern.ui.shell.Panel;
import org.discern.ui.shell.Plain;
import org.discern.ui.shell.WelcomeView;

/// Takes pictures of what surrounds the panels, over a real project: `PROJECT`. They are left below `target/snapshots`,
/// to be looked at.
final class ShellGallery {
    private ShellGallery() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("discern.pictures", "true");
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        try (OpenWindow window = new OpenWindow(Path.of(args[0]).toAbsolutePath())) {
            Fx.until(
                    "the first film is there",
                    () -> window.model.viewer().looked().pictureProperty().get() != null);
            pictures(window, "shell-data");
            over(window, "palette", KeyCode.K, false);
            press(window, KeyCode.K, false);
            Fx.run(() -> ((TextField) window.frame.lookup("#palette-words")).setText("sta"));
            pictures(window, "shell-palette-words");
            press(window, KeyCode.ESCAPE, false);
            over(window, "sheet", KeyCode.SLASH, false);
            over(window, "preferences", KeyCode.COMMA, false);
            over(window, "jobs", KeyCode.J, false);
            for (Panel panel : Panel.values()) {
                Fx.run(() -> window.model.panelProperty().set(panel));
                Fx.settle();
                press(window, KeyCode.F1, true);
                if (panel == Panel.TRAIN) pictures(window, "shell-help-train");
                press(window, KeyCode.ESCAPE, true);
                Fx.run(() -> window.shell.resizeText(5));
                window.snapshot(false, 980, 720, "shell-150-" + panel + "-small");
                window.snapshot(true, 1600, 1000, "shell-150-" + panel);
                Fx.run(window.shell::usualText);
            }
            Fx.run(() -> window.shell.resizeText(5));
            over(window, "150-preferences", KeyCode.COMMA, false);
            over(window, "150-palette", KeyCode.K, false);
            over(window, "150-sheet", KeyCode.SLASH, false);
            Fx.run(window.shell::usualText);
            dialogs(window);
            Fx.run(() -> window.frame.show(new Plain(new WelcomeView(window.shell))));
            pictures(window, "shell-welcome-empty");
            Fx.run(() -> {
                Preferences known = window.shell.preferencesProperty().get();
                for (String name : List.of("gone", "thesis", "nih"))
                    known = known.opened(Path.of("/home/me/DisCeRn", name));
                window.shell.preferencesProperty().set(known);
                window.shell.opened(Path.of(args[0]).toAbsolutePath());
                window.shell
                        .problemProperty()
                        .set(new Problem(
                                "There is no project in /home/me/films",
                                "Choose a folder that a project was made in, or make a new project."));
            });
            Fx.settle();
            pictures(window, "shell-welcome-recent");
            Fx.run(() -> window.shell.resizeText(5));
            pictures(window, "shell-welcome-150");
        }
        System.exit(0);
    }

    /// As the desktop's own windows have them.
    private static void dialogs(OpenWindow window) {
        Path log = Path.of("/home/me/.local/state/discern/discern.log");
        FxDialogs dialogs = new FxDialogs(() -> null, window.desktop, window.appearance, log);
        for (int percent : new int[] {100, 150}) {
            Fx.run(() -> window.appearance.fontPercentProperty().set(percent));
            Fx.run(() -> dialogs.bug(new IllegalStateException("a row without a finding")));
            dialog("shell-error-" + percent);
            Platform.runLater(() -> dialogs.choose(
                    "A run is under way: demo-discern",
                    "In the background it stops at its next step with a checkpoint and goes on from there in a process of"
                            + " its own, which you find again under Train. Stopped, it can be resumed later.",
                    List.of("Keep running in the background", "Stop with a checkpoint")));
            dialog("shell-closing-" + percent);
        }
        Fx.run(() -> window.appearance.fontPercentProperty().set(100));
    }

    private static void dialog(String name) {
        Fx.settle();
        Stage stage = (Stage) Fx.call(() -> Window.getWindows().getLast());
        if (stage.getScene().getRoot() instanceof DialogPane pane && pane.getExpandableContent() != null)
            Fx.run(() -> pane.setExpanded(true));
        Fx.settle();
        Fx.picture(stage.getScene(), name);
        Fx.run(stage::close);
        Fx.settle();
    }

    private static void over(OpenWindow window, String name, KeyCode key, boolean plain) {
        press(window, key, plain);
        pictures(window, "shell-" + name);
        press(window, KeyCode.ESCAPE, true);
    }

    private static void press(OpenWindow window, KeyCode key, boolean plain) {
        Fx.run(() -> window.frame.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, !plain && key != KeyCode.ESCAPE, false, false)));
        Fx.settle();
    }

    private static void pictures(OpenWindow window, String name) {
        window.snapshot(false, 980, 720, name + "-light-small");
        window.snapshot(true, 1600, 1000, name + "-dark");
    }
}
