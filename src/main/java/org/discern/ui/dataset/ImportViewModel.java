package org.discern.ui.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.Latest;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Job;
import org.jspecify.annotations.Nullable;

/// Brings a data set into the project: asks for its description and its folder, or takes what was dropped, and
/// keeps the report of what was found.
public final class ImportViewModel {
    private final ProjectModel project;
    private final ImportDataset importDataset;
    private final Background background;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    private @Nullable Job<ImportReport> job;

    public ImportViewModel(ProjectModel project, ImportDataset importDataset, Background background) {
        this.project = project;
        this.importDataset = importDataset;
        this.background = background;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far the import under way is, in words.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What the last import found; `null` before the first.
    public ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Asks for the two paths, then imports. Does nothing while an import is under way or when a question is
    /// declined.
    public void importDataset() {
        if (running.get()) return;
        Dialogs dialogs = background.dialogs();
        Optional<Path> description = dialogs.openFile("Description of the data set", FileKind.YAML);
        if (description.isEmpty()) return;
        Optional<Path> root = dialogs.openFolder("Folder with the data set's files");
        root.ifPresent(folder -> run(description.get(), folder));
    }

    /// Takes what was dropped on the panel.
    public void offer(Path dropped) {
        if (running.get()) return;
        background.dialogs().openFolder("Folder with the data set's files").ifPresent(folder -> run(dropped, folder));
    }

    /// Asks the import under way to stop; the project stays as it was.
    public void cancel() {
        if (job != null) job.cancel();
    }

    /// Closes the last report.
    public void dismissReport() {
        report.set(null);
    }

    private void run(Path description, Path root) {
        running.set(true);
        progress.set("Importing…");
        problem.set(null);
        job = background.read(
                "Import",
                context -> importDataset.run(description, root, context),
                new Latest<>(background.ui(), this::follow),
                new Background.Outcome<>(
                        this::imported,
                        failure -> {
                            running.set(false);
                            problem.set(failure);
                        },
                        () -> running.set(false)));
    }

    private void follow(RunEvent event) {
        if (event instanceof RunEvent.StepDone step)
            progress.set(String.format(Locale.ROOT, "Importing: %,d rows read", step.step()));
    }

    private void imported(ImportReport found) {
        running.set(false);
        report.set(found);
        project.refresh(() -> project.dataset(found.dataset()).ifPresent(project.datasetProperty()::set));
    }
}
