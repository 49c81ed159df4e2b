package org.discern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.discern.testing.AskedProjects;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.Fx;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Heartbeat;
import org.discern.ui.kit.PreferencesFile;
import org.discern.ui.shell.WindowFrame;
import org.discern.ui.shell.WindowViewModel;
import org.discern.ui.shell.WorkbenchView;
import org.discern.ui.shell.WorkbenchViewModel;
import org.discern.workflow.BackgroundJobs;
import org.jspecify.annotations.Nullable;

/// The window as [WorkbenchApplication] opens it, over a real project with the real engine; only the dialogs of
/// the desktop are answered by the test.
final class OpenWindow implements AutoCloseable {
    final FakeDialogs dialogs = new FakeDialogs();
    final FakeDesktop desktop = new FakeDesktop();
    final WorkbenchViewModel model;
    final WorkbenchView view;
    final WindowViewModel shell;
    final WindowFrame frame;
    final FigureExport figures;
    final Appearance appearance;
    final AskedProjects asked = new AskedProjects();

    private final BackgroundJobs jobs = new BackgroundJobs();
    private final Workbench workbench;
    private final Heartbeat heartbeat;
    private @Nullable Stage stage;

    OpenWindow(Path project) {
        workbench = Workbench.open(project, RecordingContext.patient());
        Background background = new Background(jobs, FxThread::run, dialogs);
        appearance = Fx.call(Appearance::new);
        model = Fx.call(() -> new WorkbenchViewModel(workbench.useCases(), background, desktop));
        Path config = temporary();
        shell = Fx.call(() -> new WindowViewModel(
                new PreferencesFile(config, config.resolve("projects")),
                background,
                desktop,
                asked,
                config.resolve("discern.log")));
        figures = new FigureExport(background, desktop);
        view = Fx.call(() -> new WorkbenchView(model, appearance, figures, shell.preferencesProperty()));
        Fx.run(() -> shell.preferencesProperty()
                .subscribe(now -> appearance.fontPercentProperty().set(now.fontPercent())));
        frame = Fx.call(() -> new WindowFrame(shell, desktop, dialogs, Main.about(), Main::machine));
        Fx.run(() -> frame.show(view));
        heartbeat = Fx.call(() -> new Heartbeat(() -> {
            model.training().beat();
            view.beat();
        }));
        Fx.run(heartbeat::start);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("discern-config");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Brings the [TinyCohort] in, as a person does: looks at it first.
    void importTheTinyCohort(Path films) {
        dialogs.file = TinyCohort.write(films);
        dialogs.folder = films;
        Fx.run(() -> model.importing().chooseFile());
        Fx.until("it is understood", () -> model.importing().previewProperty().get() != null);
        Fx.run(() -> model.importing().acceptPreview());
        Fx.until("the films are in", () -> model.project().datasetProperty().get() != null);
    }

    /// A picture of the window below `target/snapshots`.
    void snapshot(boolean dark, double width, double height, String name) {
        Scene unused = shown(dark, width, height);
        Fx.picture(frame, name);
    }

    /// The scene of the window, in that theme. The display that is none has 1000 x 1000 pixels: what is larger reaches
    /// over the edge of the window, and is in pictures of the frame all the same.
    Scene shown(boolean dark, double width, double height) {
        Stage shown = stage == null ? Fx.call(this::open) : stage;
        stage = shown;
        Fx.run(() -> {
            appearance.choiceProperty().set(dark ? Appearance.Choice.DARK : Appearance.Choice.LIGHT);
            frame.setMinSize(0, 0);
            frame.setPrefSize(width, height);
        });
        Fx.settle();
        return shown.getScene();
    }

    private Stage open() {
        Stage opened = new Stage();
        Scene scene = new Scene(new Pane(frame), 980, 720);
        appearance.style(scene.getStylesheets());
        opened.setScene(scene);
        opened.show();
        return opened;
    }

    @Override
    public void close() {
        Fx.run(heartbeat::stop);
        if (stage != null) Fx.run(stage::close);
        jobs.close();
        workbench.close();
    }
}
