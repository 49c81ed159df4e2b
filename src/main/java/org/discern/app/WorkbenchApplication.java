package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
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
import org.jspecify.annotations.Nullable;

/// The window as a program: one project at a time, or the welcome page.
public final class WorkbenchApplication extends Application {
    private static final String TITLE = "DisCeRn Workbench";
    private static final double WIDTH_MIN = 980;
    private static final double HEIGHT_MIN = 720;

    // Of the window itself: opening and closing projects, and what the person prefers.
    private final Jobs jobs = new BackgroundJobs();
    private @Nullable Surroundings surroundings;
    private @Nullable OpenProject project;

    private record Surroundings(
            Stage stage,
            WindowFrame frame,
            WindowViewModel window,
            Background background,
            Dialogs dialogs,
            FxDesktop desktop,
            Appearance appearance) {}

    /// Opens the window on a project folder, which is made where it does not exist, or on its welcome page; returns
    /// when
    /// the window is closed.
    public static void open(Optional<Path> folder) {
        launch(
                WorkbenchApplication.class,
                folder.map(Path::toString).map(List::of).orElse(List.of()).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        UserFolders folders = UserFolders.here();
        Path log = LogFile.in(folders.state()).path();
        Appearance appearance = new Appearance();
        FxDesktop desktop =
                new FxDesktop(() -> stage, address -> getHostServices().showDocument(address));
        Dialogs dialogs = new FxDialogs(() -> stage, desktop, appearance, log);
        UncaughtErrors errors = new UncaughtErrors(dialogs);
        Thread.currentThread().setUncaughtExceptionHandler(errors);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> FxThread.run(() -> errors.uncaughtException(thread, failure)));
        Background background = new Background(jobs, FxThread::run, dialogs);
        PreferencesFile file = new PreferencesFile(folders.config(), folders.projects());
        WindowViewModel window = new WindowViewModel(file, background, desktop, new Switching(), log);
        window.preferencesProperty().subscribe(now -> {
            appearance.choiceProperty().set(now.theme());
            appearance.fontPercentProperty().set(now.fontPercent());
        });
        window.preferencesProperty().subscribe((before, now) -> {
            boolean reset = !before.place().equals(now.place()) && now.place().equals(Preferences.Place.USUAL);
            if (reset) place(stage, now.place());
        });
        WindowFrame frame = new WindowFrame(window, desktop, dialogs, Main.about());
        surroundings = new Surroundings(stage, frame, window, background, dialogs, desktop, appearance);
        show(stage, frame, window.preferencesProperty().get().place());
        appearance.style(stage.getScene().getStylesheets());
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.close();
        });
        List<String> arguments = getParameters().getRaw();
        if (arguments.isEmpty()) welcome();
        else enter(Path.of(arguments.getFirst()).toAbsolutePath().normalize(), Optional.empty());
    }

    @Override
    public void stop() {
        if (project != null) {
            project.standStill();
            project.close();
        }
        jobs.close();
        if (surroundings != null) surroundings.window().keepNow();
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
                .add(new Image(String.valueOf(WorkbenchApplication.class.getResource("/org/discern/assets/icon.png"))));
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
        Surroundings here = here();
        Stage stage = here.stage();
        Preferences before = here.window().preferencesProperty().get();
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
        here.window().preferencesProperty().set(before.withPlace(now).withPanel(panel));
    }

    private void welcome() {
        Surroundings here = here();
        here.stage().setTitle(TITLE);
        here.frame().show(new Plain(new WelcomeView(here.window())));
    }

    private void enter(Path folder, Optional<Path> data) {
        Surroundings here = here();
        OpeningView opening = new OpeningView("Opening the project", folder, this::welcome);
        here.frame().show(new Plain(opening));
        var unused = here.background()
                .compute(
                        "Open project",
                        context -> Workbench.open(folder, context),
                        opening::report,
                        new Background.Outcome<>(
                                opened -> show(opened, data),
                                (Problem failure) -> opening.show(failure),
                                this::welcome));
    }

    private void show(Workbench opened, Optional<Path> data) {
        Surroundings here = here();
        OpenProject now = new OpenProject(
                opened,
                here.dialogs(),
                here.desktop(),
                here.appearance(),
                here.window().preferencesProperty());
        project = now;
        String panel = here.window().preferencesProperty().get().panel();
        for (Panel each : Panel.values())
            if (each.name().equals(panel)) now.model().panelProperty().set(each);
        now.offer(data);
        if (data.isPresent()) now.model().panelProperty().set(Panel.DATA);
        here.stage().setTitle(now.name() + " - " + TITLE);
        here.window().opened(now.folder());
        here.frame().show(now.view());
    }

    /// Goes from the project that is open, if one is, to something else.
    private void leave(Runnable next) {
        Surroundings here = here();
        OpenProject open = project;
        remember();
        if (open == null) {
            next.run();
            return;
        }
        boolean keepFirst = here.window().preferencesProperty().get().keepRunning();
        open.model().leave(keepFirst, () -> close(open, next));
    }

    private void close(OpenProject open, Runnable next) {
        Surroundings here = here();
        project = null;
        open.standStill();
        here.frame().show(new Plain(new OpeningView("Closing the project", open.folder(), this::welcome)));
        var unused = here.background()
                .read(
                        "Close project",
                        _ -> {
                            open.close();
                            return open;
                        },
                        _ -> next.run(),
                        here.dialogs()::problem);
    }

    private Surroundings here() {
        if (surroundings == null) throw new IllegalStateException("the window has not started");
        return surroundings;
    }

    private final class Switching implements WindowViewModel.Projects {
        @Override
        public void open(Path folder, Optional<Path> data) {
            leave(() -> enter(folder, data));
        }

        @Override
        public void welcome() {
            leave(WorkbenchApplication.this::welcome);
        }

        @Override
        public void close() {
            leave(Platform::exit);
        }
    }
}
