package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.discern.model.Problem;
import org.discern.testing.Fx;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.FxDialogs;
import org.discern.ui.kit.Preferences;
import org.discern.ui.shell.OpeningView;
import org.discern.ui.shell.Panel;
import org.discern.ui.shell.Plain;
import org.discern.ui.shell.WelcomeView;

/// Takes pictures of what surrounds the panels.
final class ShellGallery {
    /// Where projects would lie, so that no picture names a folder of this machine.
    private static final Path HOME = Path.of("/home/me/DisCeRn");

    private final OpenWindow window;
    private final Photographer photographer;

    ShellGallery(OpenWindow window, Photographer photographer) {
        this.window = window;
        this.photographer = photographer;
    }

    /// Every panel before there is anything.
    static void empty(OpenWindow window, Photographer photographer) {
        for (Panel panel : Panel.values()) {
            Fx.run(() -> window.model.panelProperty().set(panel));
            Fx.settle();
            photographer.look("empty-" + panel.name().toLowerCase(Locale.ROOT));
        }
    }

    void take(Path project) {
        over("preferences", KeyCode.COMMA, false);
        over("sheet", KeyCode.SLASH, false);
        over("jobs", KeyCode.J, false);
        over("palette-all", KeyCode.K, false);
        press(KeyCode.K, false);
        Fx.run(() -> ((TextField) window.frame.lookup("#palette-words")).setText("demo"));
        photographer.show("palette");
        press(KeyCode.ESCAPE, false);
        for (Panel panel : Panel.values()) {
            Fx.run(() -> window.model.panelProperty().set(panel));
            Fx.settle();
            press(KeyCode.F1, true);
            String name = "help-" + panel.name().toLowerCase(Locale.ROOT);
            if (panel == Panel.TRAIN) photographer.show(name);
            else photographer.look(name);
            press(KeyCode.ESCAPE, true);
        }
        dialogs();
        welcome(project);
    }

    private void welcome(Path project) {
        Fx.run(() -> window.frame.show(new Plain(new WelcomeView(window.shell))));
        photographer.look("welcome-first");
        Fx.run(() -> {
            Preferences known = window.shell.preferencesProperty().get();
            for (String name : List.of("nih", "thesis")) known = known.opened(HOME.resolve(name));
            window.shell.preferencesProperty().set(known);
            window.shell.opened(project);
        });
        photographer.show("welcome");
        Fx.run(() -> window.shell
                .problemProperty()
                .set(new Problem(
                        "There is no project in /home/me/films",
                        "Choose a folder that a project was made in, or make a new project.")));
        photographer.look("welcome-problem");
        Fx.run(() -> window.shell.problemProperty().set(null));
        OpeningView opening = Fx.call(() -> new OpeningView("Opening the project", HOME.resolve("nih"), () -> {}));
        Fx.run(() -> window.frame.show(new Plain(opening)));
        photographer.look("opening");
        Fx.run(() -> opening.show(
                new Problem("Another program holds this project open", "Close it there, then try again.")));
        photographer.look("opening-problem");
    }

    /// As the desktop's own windows have them.
    private void dialogs() {
        FxDialogs dialogs = new FxDialogs(() -> null, window.desktop, window.appearance, HOME.resolve("discern.log"));
        for (boolean dark : new boolean[] {false, true}) {
            String mark = dark ? "-150-dark" : "-light";
            Fx.run(() -> {
                window.appearance.choiceProperty().set(dark ? Appearance.Choice.DARK : Appearance.Choice.LIGHT);
                window.appearance.fontPercentProperty().set(dark ? 150 : 100);
            });
            Fx.run(() -> dialogs.bug(new IllegalStateException("a row without a finding")));
            dialog("dialog-error" + mark);
            Platform.runLater(() -> dialogs.choose(
                    "A run is under way: demo-discern",
                    "In the background it stops at its next step with a checkpoint and goes on from there in a process of"
                            + " its own, which you find again under Train. Stopped, it can be resumed later.",
                    List.of("Keep running in the background", "Stop with a checkpoint")));
            dialog("dialog-closing" + mark);
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

    private void over(String name, KeyCode key, boolean plain) {
        press(key, plain);
        photographer.look(name);
        press(KeyCode.ESCAPE, true);
    }

    private void press(KeyCode key, boolean plain) {
        Fx.run(() -> window.frame.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, !plain && key != KeyCode.ESCAPE, false, false)));
        Fx.settle();
    }
}
