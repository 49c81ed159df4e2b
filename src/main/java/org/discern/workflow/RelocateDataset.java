package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.Problem;
import org.discern.model.Radiograph;

/// Says where the files of a data set are now. A data set's name stands for its folder everywhere, so a moved
/// disk is one edit: other data sets that were on it and are missing are looked for at its new place too.
public final class RelocateDataset {
    private static final int FILMS_LOOKED_FOR = 100;

    private final Project project;

    public RelocateDataset(Project project) {
        this.project = project;
    }

    /// What was found.
    ///
    /// @param datasets those that have a new place
    /// @param lookedFor films of the data set asked about whose files were looked for
    /// @param found of those
    public record Relocated(List<String> datasets, int lookedFor, int found) {
        public Relocated {
            datasets = List.copyOf(datasets);
        }
    }

    /// Those of some data sets whose folder is not there.
    public List<DatasetSummary> missing(List<DatasetSummary> datasets) {
        return datasets.stream()
                .filter(dataset -> !Files.isDirectory(dataset.entry().root()))
                .toList();
    }

    /// @throws Problem where none of the films looked for is in `folder`; nothing is changed then
    public Relocated run(String dataset, Path folder) {
        Path before = project.dataset(dataset).entry().root();
        Path now = folder.toAbsolutePath().normalize();
        List<Radiograph> films = some(dataset);
        int found = (int) films.stream()
                .filter(film -> Files.isRegularFile(now.resolve(film.file())))
                .count();
        if (found == 0 && !films.isEmpty()) {
            throw new Problem(
                    "None of " + films.size() + " films looked for is in " + now + ".",
                    "Choose the folder that took the place of " + before + ".");
        }
        List<String> moved = new ArrayList<>(List.of(dataset));
        project.catalog().relocate(dataset, now);
        for (DatasetSummary other : project.datasets()) {
            Path root = other.entry().root();
            Path place = onMovedDisk(root, before, now);
            if (other.name().equals(dataset) || Files.isDirectory(root) || !Files.isDirectory(place)) continue;
            project.catalog().relocate(other.name(), place);
            moved.add(other.name());
        }
        return new Relocated(moved, films.size(), found);
    }

    /// Films all over the data set.
    private List<Radiograph> some(String dataset) {
        FilmFilter filter = FilmFilter.of(dataset);
        long films = project.catalog().count(filter);
        List<Radiograph> some = new ArrayList<>();
        for (int i = 0; i < Math.min(films, FILMS_LOOKED_FOR); i++) {
            some.addAll(project.catalog().page(filter, i * films / Math.min(films, FILMS_LOOKED_FOR), 1));
        }
        return some;
    }

    /// Where `root` would be if what moved from `before` to `now` were all that lies beside them: `/disk/a`
    /// to `/mount/a` takes `/disk/b` to `/mount/b`.
    static Path onMovedDisk(Path root, Path before, Path now) {
        Path from = before;
        Path to = now;
        while (from.getParent() != null
                && to.getParent() != null
                && Objects.equals(from.getFileName(), to.getFileName())) {
            from = from.getParent();
            to = to.getParent();
        }
        return root.startsWith(from) ? to.resolve(from.relativize(root)).normalize() : root;
    }
}
