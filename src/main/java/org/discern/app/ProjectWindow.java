package org.discern.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.discern.model.Problem;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.FxDesktop;
import org.discern.ui.kit.FxDialogs;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.PreferencesFile;
import org.discern.ui.kit.UserFolders;
import org.discern.ui.shell.OpeningView;
import org.discern.ui.shell.Panel;
import org.discern.ui.shell.Plain;
import org.discern.ui.shell.UncaughtErrors;
import org.discern.ui.shell.WelcomeView;
import org.discern.ui.shell.WindowFrame;
import org.discern.ui.shell.WindowViewModel;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.Jobs;
import org.discern.workflow.OpenRequest;
import org.jspecify.annotations.Nullable;

/// The program's window: one project at a time, or the welcome page. For the window's thread only.
final class ProjectWindow {
    private static final String TITLE = "DisCeRn Workbench";
    private static final double WIDTH_MIN = 980;
    private static final double HEIGHT_MIN = 720;

    // Of the window itself: opening and closing projects, and what the person prefers.
    private final Jobs jobs = new BackgroundJobs();
    private final Stage stage;
    private final Runnable exit;
    private final Appearance appearance = new Appearance();
    private final FxDesktop desktop;
    private final Dialogs dialogs;
    private final Background background;
    private final WindowViewModel window;
    private final WindowFrame frame;
    private @Nullable OpenProject project;
    private boolean underWay;

    /// @param documents shows the document at an address
    /// @param exit ends the program
    ProjectWindow(Stage stage, UserFolders folders, Consumer<String> documents, Runnable exit) {
        this.stage = stage;
        this.exit = exit;
        Path log = LogFile.in(folders.state()).path();
        desktop = new FxDesktop(() -> stage, documents);
        dialogs = new FxDialogs(() -> stage, desktop, appearance, log);
        background = new Background(jobs, FxThread::run, dialogs);
        PreferencesFile file = new PreferencesFile(folders.config(), folders.projects());
        window = new WindowViewModel(file, background, desktop, new Switching(), log);
        window.preferencesProperty().subscribe(this::follow);
        frame = new WindowFrame(window, desktop, dialogs, Main.about(), Main::machine);
    }

    /// Shows errors that nobody catches, whichever thread they come from.
    void watchErrors() {
        UncaughtErrors errors = new UncaughtErrors(dialogs);
        Thread.currentThread().setUncaughtExceptionHandler(errors);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> FxThread.run(() -> errors.uncaughtException(thread, failure)));
    }

    WindowViewModel window() {
        return window;
    }

    /// The project that is open; empty while there is none.
    Optional<OpenProject> project() {
        return Optional.ofNullable(project);
    }

    /// Shows the window on what is named, or on the welcome page.
    ///
    /// @param named as in [OpenRequest#of]
    void open(Optional<Path> named) {
        show(stage, frame, window.preferencesProperty().get().place());
        appearance.style(stage.getScene().getStylesheets());
        window.preferencesProperty().subscribe((before, now) -> {
            boolean reset = !before.place().equals(now.place()) && now.place().equals(Preferences.Place.USUAL);
            if (reset) place(stage, now.place());
        });
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.close();
        });
        try {
            named.map(OpenRequest::of).ifPresentOrElse(this::enter, this::welcome);
        } catch (Problem inNoProject) {
            welcome();
            window.problemProperty().set(inNoProject);
        }
    }

    /// Ends what is still open, and keeps what the person prefers; waits for both.
    void stop() {
        if (project != null) {
            project.standStill();
            project.close();
        }
        jobs.close();
        window.keepNow();
    }

    private void follow(Preferences now) {
        appearance.choiceProperty().set(now.theme());
        appearance.fontPercentProperty().set(now.fontPercent());
    }

    private static void show(Stage stage, WindowFrame frame, Preferences.Place place) {
        stage.setScene(new Scene(frame, place.width(), place.height()));
        stage.setMinWidth(WIDTH_MIN);
        stage.setMinHeight(HEIGHT_MIN);
        stage.setTitle(TITLE);
        // Where it was, if there is still a screen.
        if (Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(seen -> isIn(seen, place))) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximised());
        stage.getIcons()
                .add(new Image(String.valueOf(ProjectWindow.class.getResource("/org/discern/assets/icon.png"))));
        stage.show();
    }

    private static void place(Stage stage, Preferences.Place usual) {
        stage.setMaximized(false);
        stage.setWidth(usual.width());
        stage.setHeight(usual.height());
        stage.centerOnScreen();
    }

    private static boolean isIn(Rectangle2D screen, Preferences.Place place) {
        return screen.contains(place.x() + 40, place.y() + 20);
    }

    private void remember() {
        Preferences before = window.preferencesProperty().get();
        Preferences.Place now = stage.isMaximized()
                ? new Preferences.Place(
                        before.place().x(),
                        before.place().y(),
                        before.place().width(),
                        before.place().height(),
                        true)
                : new Preferences.Place(
                        stage.getX(),
                        stage.getY(),
                        stage.getScene().getWidth(),
                        stage.getScene().getHeight(),
                        false);
        String panel = project == null
                ? before.panel()
                : project.model().panelProperty().get().name();
        window.preferencesProperty().set(before.withPlace(now).withPanel(panel));
    }

    private void welcome() {
        underWay = false;
        stage.setTitle(TITLE);
        frame.show(new Plain(new WelcomeView(window)));
    }

    private void enter(OpenRequest request) {
        enter(request.project(), opened -> request.experiment().ifPresent(opened::design));
    }

    /// @param first what to begin with
    private void enter(Path folder, Consumer<OpenProject> first) {
        OpeningView opening = new OpeningView("Opening the project", folder, this::welcome);
        frame.show(new Plain(opening));
        underWay = true;
        var unused = background.compute(
                "Open project",
                context -> Workbench.open(folder, context),
                opening::report,
                new Background.Outcome<>(
                        opened -> show(opened, first),
                        (Problem failure) -> {
                            underWay = false;
                            opening.show(failure);
                        },
                        this::welcome));
    }

    private void show(Workbench opened, Consumer<OpenProject> first) {
        underWay = false;
        OpenProject now = new OpenProject(opened, dialogs, desktop, appearance, window.preferencesProperty());
        project = now;
        String panel = window.preferencesProperty().get().panel();
        for (Panel each : Panel.values())
            if (each.name().equals(panel)) now.model().panelProperty().set(each);
        first.accept(now);
        stage.setTitle(now.name() + " - " + TITLE);
        window.opened(now.folder());
        frame.show(now.view());
    }

    /// Goes from the project that is open, if one is, to something else.
    private void leave(Runnable next) {
        OpenProject open = project;
        remember();
        if (open == null) {
            next.run();
            return;
        }
        boolean keepFirst = window.preferencesProperty().get().keepRunning();
        open.model().leave(keepFirst, () -> close(open, next));
    }

    private void close(OpenProject open, Runnable next) {
        project = null;
        underWay = true;
        open.standStill();
        frame.show(new Plain(new OpeningView("Closing the project", open.folder(), this::welcome)));
        var unused = background.read(
                "Close project",
                _ -> {
                    open.close();
                    return open;
                },
                _ -> next.run(),
                dialogs::problem);
    }

    private final class Switching implements WindowViewModel.Projects {
        @Override
        public void open(Path folder, Optional<Path> data) {
            if (!underWay) leave(() -> enter(folder, opened -> data.ifPresent(opened::offer)));
        }

        @Override
        public void welcome() {
            if (!underWay) leave(ProjectWindow.this::welcome);
        }

        @Override
        public void close() {
            leave(exit);
        }
    }
}
