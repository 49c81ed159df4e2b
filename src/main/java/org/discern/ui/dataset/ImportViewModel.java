package org.discern.ui.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.storage.DurableFile;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.Latest;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.ImportPreview;
import org.discern.workflow.Job;
import org.discern.workflow.PreviewImport;
import org.jspecify.annotations.Nullable;

/// Brings a data set into the project: shows what was understood of a folder or file that was chosen or dropped,
/// imports it once that is accepted, and keeps the report of what was found.
public final class ImportViewModel {
    private static final String DATA_FOLDER = "Folder with the data set's films and tables";

    private final ProjectModel project;
    private final ImportDataset importDataset;
    private final PreviewImport previewImport;
    private final Background background;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ImportPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> report = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    private @Nullable Job<?> job;

    public ImportViewModel(
            ProjectModel project, ImportDataset importDataset, PreviewImport previewImport, Background background) {
        this.project = project;
        this.importDataset = importDataset;
        this.previewImport = previewImport;
        this.background = background;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far the import under way is, in words.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The same from 0 to 1; -1 where it is not known.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// What was understood of what was chosen or dropped; `null` where nothing was.
    public ReadOnlyObjectProperty<@Nullable ImportPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// What the last import found; `null` before the first.
    public ReadOnlyObjectProperty<@Nullable ImportReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Asks for a folder of films or of tables, and shows what it understood of it.
    public void chooseFolder() {
        if (running.get()) return;
        background.dialogs().openFolder(DATA_FOLDER).ifPresent(this::offer);
    }

    /// Asks for a table or a description, and with a description for the folder that it is about, and shows what
    /// it understood of them.
    public void chooseFile() {
        if (running.get()) return;
        Dialogs dialogs = background.dialogs();
        dialogs.openFile("Table or description of the data set", FileKind.DATASET)
                .ifPresent(file -> {
                    if (!PreviewImport.isDescription(file)) offer(file);
                    else dialogs.openFolder(DATA_FOLDER).ifPresent(folder -> look(file, folder));
                });
    }

    /// Looks at a folder, table or description that was dropped on the panel, and shows what it understood.
    public void offer(Path dropped) {
        if (!running.get()) look(dropped, null);
    }

    private void look(Path dropped, @Nullable Path folder) {
        start("Looking at " + dropped.getFileName() + "…");
        preview.set(null);
        job = background.read(
                "Preview",
                context -> previewImport.run(dropped, folder, context),
                new Latest<>(background.ui(), this::follow),
                outcome(preview::set));
    }

    /// Imports what is previewed with the description that fits it.
    public void acceptPreview() {
        ImportPreview seen = preview.get();
        if (running.get() || seen == null || seen.found().isEmpty()) return;
        preview.set(null);
        run(seen.descriptions().getFirst(), seen.root());
    }

    /// Keeps the drafted description where the person says, and looks again with it.
    public void saveDraft() {
        ImportPreview seen = preview.get();
        if (seen == null) return;
        background
                .dialogs()
                .saveFile("Description of the data set", "dataset.yaml", FileKind.YAML)
                .ifPresent(file -> {
                    var unused = background.read(
                            "Save description",
                            _ -> {
                                DurableFile.replace(file, seen.draft());
                                return file;
                            },
                            this::offer,
                            problem::set);
                });
    }

    /// Closes the preview.
    public void dismissPreview() {
        preview.set(null);
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
        start("Importing…");
        job = background.read(
                "Import",
                context -> importDataset.run(description, root, context),
                new Latest<>(background.ui(), this::follow),
                outcome(this::imported));
    }

    private void start(String what) {
        running.set(true);
        progress.set(what);
        share.set(-1);
        problem.set(null);
    }

    /// After a stop films may be in the project all the same, though not all their files were looked for.
    private <T> Background.Outcome<T> outcome(Consumer<T> done) {
        return new Background.Outcome<>(
                value -> {
                    running.set(false);
                    done.accept(value);
                },
                failure -> {
                    running.set(false);
                    problem.set(failure);
                },
                () -> {
                    running.set(false);
                    project.refresh(() -> {});
                });
    }

    private void follow(RunEvent event) {
        if (!(event instanceof RunEvent.StepDone step) || !running.get()) return;
        boolean known = step.totalSteps() > 0;
        share.set(known ? (double) step.step() / step.totalSteps() : -1);
        progress.set(String.format(Locale.ROOT, "%s: %,d", step.phase(), step.step())
                + (known ? String.format(Locale.ROOT, " of %,d", step.totalSteps()) : " rows"));
    }

    private void imported(ImportReport found) {
        report.set(found);
        project.refresh(() -> project.dataset(found.dataset()).ifPresent(project.datasetProperty()::set));
    }
}
