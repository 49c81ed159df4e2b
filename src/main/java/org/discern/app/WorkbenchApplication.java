package org.discern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.discern.model.Problem;
import org.discern.ui.kit.UserFolders;
import org.jspecify.annotations.Nullable;

/// The window as a program.
public final class WorkbenchApplication extends Application {
    private @Nullable ProjectWindow window;

    /// Opens the window on a project folder, which is made where it does not exist, on a file that stands for a
    /// project or an experiment, or on its welcome page; returns when the window is closed.
    ///
    /// @throws Problem where the system has no display, or lacks what windows are drawn with
    public static void open(Optional<Path> named) {
        try {
            launch(
                    WorkbenchApplication.class,
                    named.map(Path::toString).map(List::of).orElse(List.of()).toArray(String[]::new));
        } catch (UnsupportedOperationException | LinkageError failure) {
            // Of JavaFX itself: what our own code throws is wrapped.
            throw new Problem(
                    "the window cannot be opened: " + failure.getMessage(),
                    "it needs a display that answers and, on Linux, GTK 3; without a window everything is a command,"
                            + " see: discern --help",
                    failure);
        }
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
