package org.discern.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.ui.kit.Background;
import org.discern.ui.training.RunPlace;
import org.discern.ui.training.RunRow;
import org.discern.workflow.OpenRequest;
import org.jspecify.annotations.Nullable;

/// What is in the project: data sets, experiments kept in its folder, and runs by method.
final class ProjectTreeViewModel {
    private static final String EXPERIMENTS = "experiments";

    private final WorkbenchViewModel model;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Branch>> branches = new ReadOnlyObjectWrapper<>(List.of());
    private List<Path> experiments = List.of();

    /// A titled part.
    record Branch(String title, List<Leaf> leaves) {}

    /// @param about more of it
    /// @param panel where it is looked at
    /// @param state of a run; `null` for what is none, or waits
    /// @param open goes there
    record Leaf(
            String title,
            String about,
            Panel panel,
            @Nullable RunState state,
            Runnable open) {
        /// Whether it looks the same.
        boolean same(Leaf other) {
            return title.equals(other.title) && about.equals(other.about) && state == other.state;
        }
    }

    ProjectTreeViewModel(WorkbenchViewModel model, Background background) {
        this.model = model;
        this.background = background;
        model.project().datasets().subscribe(this::list);
        model.training().rows().subscribe(this::list);
        model.project().runs().subscribe(this::lookForExperiments);
        lookForExperiments();
    }

    ReadOnlyObjectProperty<List<Branch>> branchesProperty() {
        return branches.getReadOnlyProperty();
    }

    /// Looks for experiments in the project's folder.
    void lookForExperiments() {
        Path folder = Path.of(model.project().folder(), EXPERIMENTS);
        var unused = background.read(
                "Look for experiments",
                _ -> experimentsIn(folder),
                found -> {
                    if (found.equals(experiments)) return;
                    experiments = found;
                    list();
                },
                model.project().problemProperty()::set);
    }

    /// Goes to a run.
    void look(RunRow row) {
        model.training().looked().selectedProperty().set(row);
        model.panelProperty().set(Panel.TRAIN);
    }

    /// Lists a data set's films alone.
    void look(DatasetSummary dataset) {
        model.project().datasetProperty().set(dataset);
        boolean several = model.project().datasets().size() > 1;
        model.dataset().filterProperty().set(several ? FilmFilter.of(dataset.name()) : FilmFilter.ALL);
        model.panelProperty().set(Panel.DATA);
    }

    private void list() {
        List<Branch> now = new ArrayList<>();
        now.add(new Branch(
                "Data sets",
                model.project().datasets().stream()
                        .map(each -> new Leaf(
                                each.title(),
                                String.format(Locale.ROOT, "%,d films", each.films()),
                                Panel.DATA,
                                null,
                                () -> look(each)))
                        .toList()));
        if (!experiments.isEmpty())
            now.add(new Branch(
                    "Experiments", experiments.stream().map(this::experiment).toList()));
        TreeMap<String, List<Leaf>> runs = new TreeMap<>();
        for (RunRow row : model.training().rows())
            runs.computeIfAbsent(row.method(), _ -> new ArrayList<>()).add(run(row));
        runs.forEach((method, leaves) -> now.add(new Branch(method, List.copyOf(leaves))));
        branches.set(List.copyOf(now));
    }

    private Leaf run(RunRow row) {
        RunState state = row.place() == RunPlace.QUEUE ? null : row.state();
        return new Leaf(
                row.name(), row.dataset(), Panel.TRAIN, state, () -> again(row).ifPresent(this::look));
    }

    /// The row as it is listed now.
    private Optional<RunRow> again(RunRow row) {
        return model.training().rows().stream()
                .filter(now -> row.id() == null ? now.equals(row) : row.id().equals(now.id()))
                .findFirst();
    }

    private Leaf experiment(Path file) {
        String name = String.valueOf(file.getFileName());
        return new Leaf(name, "experiment", Panel.DESIGN, null, () -> {
            model.designer().open(file);
            model.panelProperty().set(Panel.DESIGN);
        });
    }

    private static List<Path> experimentsIn(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(ya?ml|" + OpenRequest.EXPERIMENT_ENDING + ")"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem("The folder " + folder + " could not be read", "Check its permissions.", e);
        }
    }
}
