package org.discern.ui.designer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.PairConfig;
import org.discern.config.Preset;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;
import org.discern.config.SettingsText.Given;
import org.discern.config.SettingsText.Mistake;
import org.discern.config.WeightingConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.CommandText;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.jspecify.annotations.Nullable;

/// Designs an experiment. Its YAML is the one truth: the form's fields are filled from it, and a changed field
/// changes its line, so that form, text, undo and what the command line runs never differ.
public final class DesignerViewModel {
    private static final String TEXT = "text";
    private static final String DATASET = "data.dataset";

    private final ProjectModel project;
    private final Background background;
    private final Desktop desktop;
    private final Consumer<RunConfig> starter;
    private final ConfigForm form;
    private final List<Preset> presets = Preset.all();
    private final History history = new History();
    private final ConsequencesViewModel consequences;
    private final SweepViewModel sweep;
    private final ViewsViewModel views;
    private final StringProperty yaml = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable RunConfig> config = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Method> method = new ReadOnlyObjectWrapper<>(Method.MOCO);
    private final ObservableList<String> findings = FXCollections.observableArrayList();
    private final ObservableList<String> findingsView = FXCollections.unmodifiableObservableList(findings);
    private final ObservableList<Mistake> mistakes = FXCollections.observableArrayList();
    private final ComparisonViewModel comparison;
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable Saved saved;
    /// Whether form and text are being brought to say the same.
    private boolean following;

    /// @param starter starts a run
    public DesignerViewModel(
            ProjectModel project,
            Design design,
            Background background,
            Desktop desktop,
            Selection selection,
            Consumer<RunConfig> starter) {
        this.project = project;
        this.background = background;
        this.desktop = desktop;
        this.starter = starter;
        this.form = new ConfigForm(ConfigFile.defaults());
        this.comparison = new ComparisonViewModel(project, form, background, problem);
        this.consequences = new ConsequencesViewModel(design.foresee(), background);
        this.views = new ViewsViewModel(design.views(), background, selection);
        this.sweep = new SweepViewModel(project, design, background, desktop, starter);
        form.subscribe(this::followField);
        yaml.subscribe(this::followText);
        show(SettingsText.ofDefaults());
        project.datasetProperty().subscribe(this::adopt);
        project.datasets().subscribe(this::offerFindings);
    }

    public ProjectModel project() {
        return project;
    }

    public ConfigForm form() {
        return form;
    }

    public ConsequencesViewModel consequences() {
        return consequences;
    }

    /// Augmented views of the film that is looked at.
    public ViewsViewModel views() {
        return views;
    }

    /// Where the experiment differs from something else.
    public ComparisonViewModel comparison() {
        return comparison;
    }

    public SweepViewModel sweep() {
        return sweep;
    }

    /// The method that the settings amount to.
    public ReadOnlyObjectProperty<Method> methodProperty() {
        return method.getReadOnlyProperty();
    }

    /// The experiment as YAML, to be edited.
    public StringProperty yamlProperty() {
        return yaml;
    }

    /// The experiment; `null` while something is wrong with it.
    public ReadOnlyObjectProperty<@Nullable RunConfig> configProperty() {
        return config.getReadOnlyProperty();
    }

    /// What is wrong, with its line in the YAML; 0 where it has none.
    public ObservableList<Mistake> mistakes() {
        return mistakes;
    }

    /// Names of the findings of the experiment's data set.
    public ObservableList<String> findings() {
        return findingsView;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    // --- changes ---

    /// Sets the settings that make a method what it is, and leaves the others.
    public void choose(Method chosen) {
        Object kind = form.field("weighting.kind").inputProperty().get();
        WeightingConfig.Kind weighting = kind instanceof WeightingConfig.Kind known ? known : WeightingConfig.Kind.NONE;
        String text = yaml.get();
        for (Map.Entry<String, String> setting : chosen.settings(weighting).entrySet())
            text = SettingsText.with(text, setting.getKey(), setting.getValue());
        change(text);
    }

    /// All that may be begun with.
    public List<Preset> presets() {
        return presets;
    }

    /// Begins with a preset, on the data set that is looked at.
    public void begin(Preset preset) {
        comparison.compareWith(preset);
        change(SettingsText.with(preset.text(), DATASET, form.field(DATASET).written()));
    }

    /// Begins with the settings of a run, to make another one of them.
    public void design(RunConfig settings) {
        comparison.compareWith(Baseline.of("run " + settings.name(), settings));
        change(SettingsText.write(SettingsText.of(settings)));
    }

    /// Writes all settings out, with what is known of each.
    public void writeAll() {
        String text = SettingsText.ofDefaults();
        for (SettingField field : form.fields()) text = SettingsText.with(text, field.path(), field.written());
        change(text);
    }

    /// Writes only what differs from the defaults.
    public void writeDifferences() {
        Map<String, Object> different = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            boolean isDefault = Objects.equals(Baseline.DEFAULTS.values().get(field.path()), field.written());
            if (!isDefault || field.path().equals("name") || field.path().equals(DATASET))
                different.put(field.path(), field.written());
        });
        change(SettingsText.write(different));
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return history.canUndoProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return history.canRedoProperty();
    }

    public void undo() {
        if (history.canUndoProperty().get()) show(history.undo(yaml.get()));
    }

    public void redo() {
        if (history.canRedoProperty().get()) show(history.redo(yaml.get()));
    }

    private void change(String text) {
        if (text.equals(yaml.get())) return;
        history.keep(yaml.get(), "", System.currentTimeMillis());
        show(text);
    }

    private void followField(SettingField field) {
        if (following) return;
        history.keep(yaml.get(), field.path(), System.currentTimeMillis());
        following = true;
        yaml.set(SettingsText.with(yaml.get(), field.path(), field.written()));
        following = false;
        check();
    }

    private void followText(String before, String now) {
        if (following) return;
        history.keep(before, TEXT, System.currentTimeMillis());
        fillForm();
        check();
    }

    private void show(String text) {
        following = true;
        yaml.set(text);
        following = false;
        fillForm();
        check();
    }

    /// A text that cannot be read leaves the form as it was.
    private void fillForm() {
        SettingsText text = SettingsText.read(yaml.get());
        if (text.given().isEmpty() && !text.mistakes().isEmpty()) return;
        following = true;
        Baseline.DEFAULTS.values().forEach((path, value) -> {
            Given given = text.given().get(path);
            Object wanted = given == null ? value : given.value();
            // What says the same is left as it was typed.
            if (!form.field(path).written().equals(wanted)) form.field(path).take(wanted);
        });
        following = false;
    }

    // --- what it amounts to ---

    private void check() {
        SettingsText text = SettingsText.read(yaml.get());
        Optional<RunConfig> built = form.build();
        List<Mistake> found = new ArrayList<>(text.mistakes());
        for (SettingField field : form.fields()) {
            String error = field.errorProperty().get();
            Given given = text.given().get(field.path());
            if (!error.isEmpty()) found.add(new Mistake(given == null ? 0 : given.line(), field.path(), error));
        }
        if (!form.generalError().isEmpty()) found.add(new Mistake(0, "", form.generalError()));
        mistakes.setAll(found);
        config.set(found.isEmpty() ? built.orElse(null) : null);
        if (found.isEmpty()) problem.set(null);
        readMethod();
        comparison.compare();
        offerFindings();
        consequences.foresee(config.get());
        sweep.vary(config.get());
        views.follow(config.get());
    }

    private void readMethod() {
        RunConfig sound = config.get();
        Object weighting = form.field("weighting.kind").inputProperty().get();
        Object positive = form.field("pair.positive").inputProperty().get();
        if (sound != null) method.set(sound.method());
        else if (positive instanceof PairConfig.Positive from && weighting instanceof WeightingConfig.Kind kind)
            method.set(Method.of(from, kind));
    }

    // --- files and runs ---

    /// Starts the experiment, or says what keeps it from starting.
    public void start() {
        RunConfig sound = valid();
        if (sound != null) starter.accept(sound);
    }

    /// Reads an experiment from a file of the person's choice.
    public void open() {
        background.dialogs().openFile("Open experiment", FileKind.EXPERIMENT).ifPresent(this::open);
    }

    /// Reads an experiment from a file.
    public void open(Path file) {
        try {
            RunConfig read = ConfigFile.read(file, List.of());
            problem.set(null);
            change(Files.readString(file));
            saved = new Saved(file, read);
        } catch (Problem wrong) {
            problem.set(wrong);
        } catch (IOException e) {
            problem.set(new Problem(file + ": cannot be read", "Is it a file, and may you read it?", e));
        }
    }

    /// Writes the experiment to a file of the person's choice, with its comments.
    public void save() {
        RunConfig sound = valid();
        if (sound != null) saveAs(sound);
    }

    /// Puts the command that runs this experiment on the clipboard. The command names a file, so an unsaved
    /// experiment is saved first.
    public void copyAsCommand() {
        command().ifPresent(desktop::copy);
    }

    /// The command that runs this experiment; asks for a file where it is not saved as it is.
    public Optional<String> command() {
        RunConfig sound = valid();
        if (sound == null) return Optional.empty();
        if (saved == null || !saved.config().equals(sound)) saveAs(sound);
        if (saved == null || !saved.config().equals(sound)) return Optional.empty();
        return Optional.of("discern run " + CommandText.quoted(saved.file().toString()) + " --project "
                + CommandText.quoted(project.folder()));
    }

    private @Nullable RunConfig valid() {
        RunConfig sound = config.get();
        if (sound == null) {
            String what =
                    mistakes.size() == 1 ? "One setting needs attention" : mistakes.size() + " settings need attention";
            problem.set(new Problem(
                    what, String.join("; ", mistakes.stream().map(Mistake::what).toList())));
        }
        return sound;
    }

    private void saveAs(RunConfig sound) {
        background
                .dialogs()
                .saveFile("Save experiment", sound.name() + ".experiment", FileKind.EXPERIMENT)
                .ifPresent(file -> {
                    try {
                        Files.writeString(file, yaml.get());
                        saved = new Saved(file, sound);
                    } catch (IOException e) {
                        problem.set(new Problem(file + ": cannot be written", "Choose another place.", e));
                    }
                });
    }

    private void offerFindings() {
        String dataset = form.field(DATASET).written().toString();
        List<String> names = project.dataset(dataset)
                .map(summary -> summary.findings().stream().map(Finding::name).toList())
                .orElse(List.of());
        if (!names.equals(findings)) findings.setAll(names);
    }

    /// A project's experiment is about one of its data sets: the one looked at, until the person names another.
    private void adopt(@Nullable DatasetSummary looked) {
        String dataset = form.field(DATASET).written().toString();
        if (looked != null && project.dataset(dataset).isEmpty())
            show(SettingsText.with(yaml.get(), DATASET, looked.name()));
        else {
            offerFindings();
            consequences.foreseeAgain();
        }
    }

    private record Saved(Path file, RunConfig config) {}
}
