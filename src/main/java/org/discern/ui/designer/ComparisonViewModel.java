package org.discern.ui.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.Preset;
import org.discern.model.Problem;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.jspecify.annotations.Nullable;

/// Where the designed experiment differs from a preset, the defaults or a run: as a list, and marked in its fields.
public final class ComparisonViewModel {
    private final ProjectModel project;
    private final ConfigForm form;
    private final Background background;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ReadOnlyObjectWrapper<Baseline> baseline = new ReadOnlyObjectWrapper<>(Baseline.DEFAULTS);
    private final ObservableList<Difference> differences = FXCollections.observableArrayList();

    /// @param problem of the designer, for runs whose settings cannot be read
    ComparisonViewModel(
            ProjectModel project, ConfigForm form, Background background, ObjectProperty<@Nullable Problem> problem) {
        this.project = project;
        this.form = form;
        this.background = background;
        this.problem = problem;
    }

    /// What the experiment is compared with.
    public ReadOnlyObjectProperty<Baseline> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    /// Where it differs, in the order of the settings.
    public ObservableList<Difference> differences() {
        return differences;
    }

    public void compareWithDefaults() {
        compareWith(Baseline.DEFAULTS);
    }

    public void compareWith(Preset preset) {
        compareWith(Baseline.of(preset));
    }

    public void compareWith(RunSummary run) {
        var unused = background.read(
                "Settings of a run",
                _ -> Baseline.of("run " + run.id().value(), project.settings(run.id())),
                this::compareWith,
                problem::set);
    }

    void compareWith(Baseline other) {
        baseline.set(other);
        compare();
    }

    /// Sets a setting to what the [#baselineProperty] has.
    public void setBack(SettingField field) {
        Object there = baseline.get().values().get(field.path());
        if (there != null) field.take(there);
    }

    /// After a field has changed.
    void compare() {
        Map<String, Object> there = baseline.get().values();
        List<Difference> found = new ArrayList<>();
        for (SettingField field : form.fields()) {
            Object other = Objects.requireNonNull(there.get(field.path()));
            boolean differs = !Difference.same(field.written(), other);
            field.setDifference(differs ? Difference.text(other) : null);
            if (differs)
                found.add(new Difference(field.path(), Difference.text(field.written()), Difference.text(other)));
        }
        differences.setAll(found);
    }
}
