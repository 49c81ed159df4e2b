package org.discern.ui.designer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.PairConfig;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.ProjectModel;
import org.jspecify.annotations.Nullable;

/// Designs an experiment: method and settings, always checked, as form and as the YAML that the command line
/// runs.
public final class DesignerViewModel {
    private final ProjectModel project;
    private final Dialogs dialogs;
    private final Desktop desktop;
    private final Consumer<RunConfig> starter;
    private final ConfigForm form;
    private final ReadOnlyObjectWrapper<Method> method = new ReadOnlyObjectWrapper<>(Method.MOCO);
    private final ReadOnlyStringWrapper yaml = new ReadOnlyStringWrapper("");
    private final ObservableList<String> findings = FXCollections.observableArrayList();
    private final ObservableList<String> findingsView = FXCollections.unmodifiableObservableList(findings);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable Saved saved;

    /// @param starter starts a run
    public DesignerViewModel(
            ProjectModel project, Dialogs dialogs, Desktop desktop, RunConfig start, Consumer<RunConfig> starter) {
        this.project = project;
        this.dialogs = dialogs;
        this.desktop = desktop;
        this.starter = starter;
        this.form = new ConfigForm(start);
        form.subscribe(this::follow);
        project.datasetProperty().subscribe(this::adopt);
        follow();
    }

    public ProjectModel project() {
        return project;
    }

    public ConfigForm form() {
        return form;
    }

    /// The method that the settings amount to.
    public ReadOnlyObjectProperty<Method> methodProperty() {
        return method.getReadOnlyProperty();
    }

    /// The resolved experiment; where something is wrong, what it is.
    public ReadOnlyStringProperty yamlProperty() {
        return yaml.getReadOnlyProperty();
    }

    /// Names of the findings of the experiment's data set.
    public ObservableList<String> findings() {
        return findingsView;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Sets the settings that make a method what it is, and leaves the others.
    public void choose(Method chosen) {
        form.field("pair.positive")
                .inputProperty()
                .set(chosen == Method.MOCO ? PairConfig.Positive.SELF : PairConfig.Positive.SAME_PATIENT);
        ObjectProperty<Object> weighting = form.field("weighting.kind").inputProperty();
        boolean byDisease = weighting.get() instanceof WeightingConfig.Kind kind && kind.byDisease();
        if (chosen == Method.DISCERN && !byDisease) weighting.set(WeightingConfig.Kind.MASS);
        boolean isMedAugs = weighting.get() instanceof WeightingConfig.Kind kind && kind.byLaterality();
        if (chosen == Method.MOCO || chosen == Method.MEDAUG && !isMedAugs) weighting.set(WeightingConfig.Kind.NONE);
        if (chosen != Method.DISCERN)
            form.field("weighting.supervisedShare").inputProperty().set("0");
    }

    /// Starts the experiment, or says what keeps it from starting.
    public void start() {
        valid().ifPresent(starter);
    }

    /// Reads an experiment from a file of the person's choice.
    public void open() {
        dialogs.openFile("Open experiment", FileKind.YAML).ifPresent(file -> {
            try {
                RunConfig config = ConfigFile.read(file, List.of());
                problem.set(null);
                form.fill(config);
                saved = new Saved(file, config);
            } catch (Problem wrong) {
                problem.set(wrong);
            }
        });
    }

    /// Writes the experiment to a file of the person's choice.
    public void save() {
        valid().ifPresent(this::saveAs);
    }

    /// Puts the command that runs this experiment on the clipboard. The command names a file, so an unsaved
    /// experiment is saved first.
    public void copyAsCommand() {
        Optional<RunConfig> config = valid();
        if (config.isEmpty()) return;
        if (saved == null || !saved.config().equals(config.get())) saveAs(config.get());
        if (saved != null && saved.config().equals(config.get())) {
            desktop.copy("discern run " + quoted(saved.file().toString()) + " --project " + quoted(project.folder()));
        }
    }

    private Optional<RunConfig> valid() {
        Optional<RunConfig> config = form.build();
        List<String> errors = form.errors();
        if (errors.isEmpty()) {
            problem.set(null);
        } else {
            String what =
                    errors.size() == 1 ? "One setting needs attention" : errors.size() + " settings need attention";
            problem.set(new Problem(what, String.join("; ", errors)));
        }
        return config;
    }

    private void saveAs(RunConfig config) {
        dialogs.saveFile("Save experiment", config.name() + ".yaml", FileKind.YAML)
                .ifPresent(file -> {
                    try {
                        Files.writeString(file, ConfigFile.write(config));
                        saved = new Saved(file, config);
                    } catch (IOException e) {
                        problem.set(new Problem(
                                "The experiment could not be written to " + file,
                                "Choose another folder, or make room on the disk.",
                                e));
                    }
                });
    }

    private void follow() {
        Object weighting = form.field("weighting.kind").inputProperty().get();
        Object positive = form.field("pair.positive").inputProperty().get();
        if (positive instanceof PairConfig.Positive from && weighting instanceof WeightingConfig.Kind kind) {
            method.set(Method.of(from, kind));
        }
        Optional<RunConfig> config = form.build();
        yaml.set(config.map(ConfigFile::write)
                .orElseGet(() -> "# Not complete yet:\n# " + String.join("\n# ", form.errors()) + "\n"));
        offerFindings();
    }

    private void offerFindings() {
        String dataset =
                Objects.toString(form.field("data.dataset").inputProperty().get(), "");
        List<String> names = project.dataset(dataset)
                .map(summary -> summary.findings().stream().map(Finding::name).toList())
                .orElse(List.of());
        if (!names.equals(findings)) findings.setAll(names);
    }

    /// A project's experiment is about one of its data sets: the one looked at, until the person names another.
    private void adopt(@Nullable DatasetSummary looked) {
        ObjectProperty<Object> dataset = form.field("data.dataset").inputProperty();
        if (looked != null && project.dataset(dataset.get().toString()).isEmpty()) dataset.set(looked.name());
        offerFindings();
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./:\\\\-]+") ? path : "\"" + path + "\"";
    }

    private record Saved(Path file, RunConfig config) {}
}
