package org.discern.ui.designer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;
import org.discern.config.SweepConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.CommandText;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.LastAsked;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.Foresight;
import org.jspecify.annotations.Nullable;

/// Lays combinations of values over the designed experiment, says what they take together, and starts them.
public final class SweepViewModel {
    private final ProjectModel project;
    private final Background background;
    private final Desktop desktop;
    private final Consumer<RunConfig> starter;
    private final LastAsked<Double> costing;
    private final ObservableSet<Method> methods = FXCollections.observableSet();
    private final ObservableSet<WeightingConfig.Kind> weightings = FXCollections.observableSet();
    private final StringProperty seeds = new SimpleStringProperty("");
    private final StringProperty labelFractions = new SimpleStringProperty("");
    private final StringProperty otherSetting = new SimpleStringProperty("");
    private final StringProperty otherValues = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable SweepConfig> sweep = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ObservableList<RunConfig> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Design design;
    private final ReadOnlyBooleanWrapper submitting = new ReadOnlyBooleanWrapper();
    private @Nullable RunConfig base;

    SweepViewModel(
            ProjectModel project, Design design, Background background, Desktop desktop, Consumer<RunConfig> starter) {
        this.project = project;
        this.design = design;
        this.background = background;
        this.desktop = desktop;
        this.starter = starter;
        costing = new LastAsked<>(background, "Cost of the sweep", this::show, _ -> {});
        methods.addListener((SetChangeListener<Method>) _ -> combine());
        weightings.addListener((SetChangeListener<WeightingConfig.Kind>) _ -> combine());
        for (StringProperty text : List.of(seeds, labelFractions, otherSetting, otherValues))
            text.subscribe((_, _) -> combine());
        combine();
    }

    /// The methods to vary; none for the experiment's own.
    public ObservableSet<Method> methods() {
        return methods;
    }

    /// The weightings to vary; none for the experiment's own.
    public ObservableSet<WeightingConfig.Kind> weightings() {
        return weightings;
    }

    /// Seeds, with commas.
    public StringProperty seedsProperty() {
        return seeds;
    }

    /// Shares of the labels, with commas.
    public StringProperty labelFractionsProperty() {
        return labelFractions;
    }

    /// Path of one more setting.
    public StringProperty otherSettingProperty() {
        return otherSetting;
    }

    /// Its values, with commas.
    public StringProperty otherValuesProperty() {
        return otherValues;
    }

    /// The sweep; `null` where nothing varies or something is wrong.
    public ReadOnlyObjectProperty<@Nullable SweepConfig> sweepProperty() {
        return sweep.getReadOnlyProperty();
    }

    /// How many experiments there are, and what they take.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ObservableList<RunConfig> runs() {
        return runs;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Takes up the designed experiment as it now is.
    void vary(@Nullable RunConfig experiment) {
        base = experiment;
        combine();
    }

    /// Puts all its experiments into the queue of runs.
    public void startAll() {
        runs.forEach(starter);
    }

    /// Writes the sweep, with its experiment, to a file of the person's choice.
    public Optional<Path> save() {
        SweepConfig made = sweep.get();
        RunConfig experiment = base;
        if (made == null || experiment == null) return Optional.empty();
        Optional<Path> file = background.dialogs().saveFile("Save sweep", made.name() + ".yaml", FileKind.YAML);
        file.ifPresent(chosen -> {
            try {
                Files.writeString(chosen, SweepConfig.write(made.name(), experiment, made.vary()));
            } catch (IOException e) {
                problem.set(new Problem(chosen + ": cannot be written", "Choose another place.", e));
            }
        });
        return file;
    }

    /// Saves the sweep and puts the command that runs it on the clipboard.
    public void copyAsCommand() {
        save().ifPresent(file -> desktop.copy("discern run " + CommandText.quoted(file.toString()) + " --project "
                + CommandText.quoted(project.folder())));
    }

    /// Whether the sweep is on its way to a cluster.
    public ReadOnlyBooleanProperty submittingProperty() {
        return submitting.getReadOnlyProperty();
    }

    /// Gives the sweep to the cluster that a file of the person's choice describes.
    public void submit() {
        SweepConfig made = sweep.get();
        if (made == null || submitting.get()) return;
        background
                .dialogs()
                .openFile("The cluster's description", FileKind.YAML)
                .ifPresent(file -> submit(made, file));
    }

    private void submit(SweepConfig made, Path site) {
        problem.set(null);
        submitting.set(true);
        var unused = background.compute(
                "Submit sweep",
                context -> design.submit().run(made, ConfigFile.readSite(List.of(site), List.of()), context),
                _ -> {},
                new Background.Outcome<>(
                        folder -> {
                            submitting.set(false);
                            desktop.tell(
                                    "The sweep is with the cluster",
                                    "Its runs are in the training panel: " + folder.getFileName());
                            project.refresh(() -> {});
                        },
                        failed -> {
                            submitting.set(false);
                            problem.set(failed);
                        },
                        () -> submitting.set(false)));
    }

    private void combine() {
        costing.stop();
        RunConfig experiment = base;
        Map<String, List<String>> vary = vary();
        problem.set(null);
        if (experiment == null || vary.isEmpty()) {
            clear(
                    experiment == null
                            ? "The experiment itself needs attention first."
                            : "Nothing varies yet: choose below.");
            return;
        }
        try {
            SweepConfig made = SweepConfig.of(experiment.name(), experiment, vary);
            sweep.set(made);
            runs.setAll(made.runs());
            summary.set(count(made) + ": " + made.text());
            costing.ask(_ -> design.foresee().hours(made));
        } catch (Problem wrong) {
            clear("");
            problem.set(wrong);
        }
    }

    private void clear(String text) {
        sweep.set(null);
        runs.clear();
        summary.set(text);
    }

    private void show(double hours) {
        SweepConfig made = sweep.get();
        if (made == null) return;
        summary.set(count(made) + ", " + made.text() + ": "
                + (Double.isNaN(hours)
                        ? "time not known yet, no run of this project tells the speed of this machine"
                        : Foresight.hoursText(hours) + " in all"));
    }

    private static String count(SweepConfig made) {
        return String.format(
                Locale.ROOT, "%,d %s", made.runs().size(), made.runs().size() == 1 ? "run" : "runs");
    }

    private Map<String, List<String>> vary() {
        Map<String, List<String>> vary = new LinkedHashMap<>();
        add(
                vary,
                SweepConfig.METHOD,
                Arrays.stream(Method.values()).filter(methods::contains).map(SweepViewModel::word));
        add(
                vary,
                "weighting.kind",
                Arrays.stream(WeightingConfig.Kind.values())
                        .filter(weightings::contains)
                        .map(SweepViewModel::word));
        add(vary, "seed", parts(seeds));
        add(vary, "evaluation.labelFraction", parts(labelFractions));
        if (!otherSetting.get().isBlank()) add(vary, otherSetting.get().strip(), parts(otherValues));
        return vary;
    }

    private static void add(Map<String, List<String>> vary, String path, Stream<String> values) {
        List<String> all = values.toList();
        if (!all.isEmpty()) vary.put(path, all);
    }

    private static String word(Enum<?> constant) {
        return SettingsText.written(constant).toString();
    }

    private static Stream<String> parts(StringProperty text) {
        return Arrays.stream(text.get().split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
