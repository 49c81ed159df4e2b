package org.discern.app;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.FxThread;
import org.discern.ui.kit.Heartbeat;
import org.discern.ui.kit.Preferences;
import org.discern.ui.shell.Panel;
import org.discern.ui.shell.WorkbenchView;
import org.discern.ui.shell.WorkbenchViewModel;
import org.discern.workflow.BackgroundJobs;
import org.discern.workflow.Jobs;

/// A project that is open in the window, with the jobs that work on it and what is shown of it.
final class OpenProject {
    private final Workbench workbench;
    private final Jobs jobs = new BackgroundJobs();
    private final WorkbenchViewModel model;
    private final WorkbenchView view;
    private final Heartbeat heartbeat;

    /// On the window's thread.
    OpenProject(
            Workbench workbench,
            Dialogs dialogs,
            Desktop desktop,
            Appearance appearance,
            ObjectProperty<Preferences> preferences) {
        this.workbench = workbench;
        Background background = new Background(jobs, FxThread::run, dialogs);
        model = new WorkbenchViewModel(workbench.useCases(), background, desktop);
        model.names().maskedProperty().set(preferences.get().maskIds());
        view = new WorkbenchView(model, appearance, new FigureExport(background, desktop), preferences);
        heartbeat = new Heartbeat(() -> {
            model.training().beat();
            view.beat();
        });
        heartbeat.start();
    }

    WorkbenchViewModel model() {
        return model;
    }

    WorkbenchView view() {
        return view;
    }

    Path folder() {
        return workbench.project().folder();
    }

    String name() {
        return workbench.project().name();
    }

    /// Shows what was understood of a data set, to be imported.
    void offer(Path data) {
        model.importing().offer(data);
        model.panelProperty().set(Panel.DATA);
    }

    /// Shows an experiment in the designer.
    void design(Path experiment) {
        model.designer().open(experiment);
        model.panelProperty().set(Panel.DESIGN);
    }

    /// On the window's thread, before [#close()].
    void standStill() {
        heartbeat.stop();
    }

    /// Stops all work at its next step and waits for it; not on the window's thread.
    void close() {
        jobs.close();
        workbench.close();
    }
}
