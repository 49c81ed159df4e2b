package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.discern.ui.kit.UserFolders;
import org.jspecify.annotations.Nullable;

/// The window as a program.
public final class WorkbenchApplication extends Application {
    private @Nullable ProjectWindow window;

    /// Opens the window on a project folder, which is made where it does not exist, on a file that stands for a
    /// project or an experiment, or on its welcome page; returns when the window is closed.
    public static void open(Optional<Path> named) {
        launch(
                WorkbenchApplication.class,
                named.map(Path::toString).map(List::of).orElse(List.of()).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        ProjectWindow opened = new ProjectWindow(
                stage, UserFolders.here(), address -> getHostServices().showDocument(address), Platform::exit);
        window = opened;
        opened.watchErrors();
        opened.open(getParameters().getRaw().stream().findFirst().map(Path::of));
    }

    @Override
    public void stop() {
        if (window != null) window.stop();
    }
}
