package org.discern.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// What all panels share of the open project: its data sets, its runs, and which data set is looked at.
public final class ProjectModel {
    private final ProjectContents project;
    private final Background background;
    // A view that is read-only follows its list weakly: it must be held as long as the list.
    private final ObservableList<DatasetSummary> datasets = FXCollections.observableArrayList();
    private final ObservableList<DatasetSummary> datasetsView = FXCollections.unmodifiableObservableList(datasets);
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> runsView = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<@Nullable DatasetSummary> dataset = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    public ProjectModel(ProjectContents project, Background background) {
        this.project = project;
        this.background = background;
    }

    public String name() {
        return project.name();
    }

    public String folder() {
        return project.folder().toString();
    }

    public ObservableList<DatasetSummary> datasets() {
        return datasetsView;
    }

    /// The newest run first.
    public ObservableList<RunSummary> runs() {
        return runsView;
    }

    /// The data set that is looked at; `null` while the project has none.
    public ObjectProperty<@Nullable DatasetSummary> datasetProperty() {
        return dataset;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    public Optional<DatasetSummary> dataset(String name) {
        return datasets.stream().filter(summary -> summary.name().equals(name)).findFirst();
    }

    /// The settings of a run; read from its folder.
    public RunConfig settings(RunId run) {
        return project.settings(run);
    }

    /// Reads data sets and runs anew, then calls `done`.
    public void refresh(Runnable done) {
        var unused = background.read(
                "Read project",
                _ -> new Lists(project.datasets(), project.runs()),
                lists -> {
                    show(lists);
                    done.run();
                },
                problem::set);
    }

    private void show(Lists lists) {
        String current = dataset.get() == null ? "" : dataset.get().name();
        datasets.setAll(lists.datasets());
        dataset.set(dataset(current).orElse(datasets.isEmpty() ? null : datasets.getFirst()));
        runs.setAll(lists.runs().stream()
                .sorted((a, b) -> b.started().compareTo(a.started()))
                .toList());
    }

    private record Lists(List<DatasetSummary> datasets, List<RunSummary> runs) {}
}
