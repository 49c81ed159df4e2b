package org.discern.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.discern.model.Problem;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxDesktop;
import org.discern.ui.kit.FxDialogs;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Heartbeat;
import org.discern.ui.shell.OpeningView;
import org.discern.ui.shell.UncaughtErrors;
import org.discern.ui.shell.WorkbenchView;
import org.discern.ui.shell.WorkbenchViewModel;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.Jobs;
import org.jspecify.annotations.Nullable;

/// The window as a program.
public final class WorkbenchApplication extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 840;
    private static final double WIDTH_MIN = 980;
    private static final double HEIGHT_MIN = 720;

    private final Jobs jobs = new BackgroundJobs();
    private @Nullable Workbench workbench;
    private @Nullable Heartbeat heartbeat;

    /// Opens the window on a project folder, which is made where it does not exist; returns when the window is
    /// closed.
    public static void open(Path folder) {
        launch(WorkbenchApplication.class, folder.toString());
    }

    @Override
    public void start(Stage stage) {
        Path folder =
                Path.of(getParameters().getRaw().getFirst()).toAbsolutePath().normalize();
        Appearance appearance = new Appearance();
        FxDesktop desktop =
                new FxDesktop(() -> stage, address -> getHostServices().showDocument(address));
        Dialogs dialogs = new FxDialogs(() -> stage, desktop, appearance);
        Thread.currentThread().setUncaughtExceptionHandler(new UncaughtErrors(dialogs));
        Background background = new Background(jobs, FxThread::run, dialogs);
        OpeningView opening = new OpeningView(folder, Platform::exit);
        show(stage, opening, appearance);
        var unused = background.compute(
                "Open project",
                context -> Workbench.open(folder, context),
                opening::report,
                new Background.Outcome<>(
                        opened -> show(stage, window(opened, stage, background, desktop, appearance), appearance),
                        (Problem failure) -> opening.show(failure),
                        Platform::exit));
    }

    @Override
    public void stop() {
        if (heartbeat != null) heartbeat.stop();
        jobs.close();
        if (workbench != null) workbench.close();
    }

    private WorkbenchView window(
            Workbench opened, Stage stage, Background background, FxDesktop desktop, Appearance appearance) {
        workbench = opened;
        WorkbenchViewModel model = new WorkbenchViewModel(opened.useCases(), background, desktop);
        heartbeat = new Heartbeat(model.training()::beat);
        heartbeat.start();
        stage.setTitle(opened.project().name() + " - DisCeRn Workbench");
        stage.setOnCloseRequest(event -> {
            if (!model.mayClose()) event.consume();
        });
        return new WorkbenchView(model, appearance, new FigureExport(background, desktop));
    }

    private static void show(Stage stage, Parent content, Appearance appearance) {
        if (stage.getScene() == null) {
            stage.setScene(new Scene(content, WIDTH, HEIGHT));
            appearance.style(stage.getScene().getStylesheets());
            stage.setMinWidth(WIDTH_MIN);
            stage.setMinHeight(HEIGHT_MIN);
            stage.setTitle("DisCeRn Workbench");
            stage.getIcons()
                    .add(new Image(
                            String.valueOf(WorkbenchApplication.class.getResource("/org/discern/assets/icon.png"))));
            stage.show();
        } else {
            stage.getScene().setRoot(content);
        }
    }
}
