package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.discern.model.Problem;
import org.discern.model.SavedView;

/// The named filters of a project, in its `views.json`.
public final class SavedViews {
    private final Project project;
    private final RunJson json = new RunJson();

    public SavedViews(Project project) {
        this.project = project;
    }

    /// The views by name.
    public List<SavedView> all() {
        return Files.exists(file()) ? json.read(file(), Views.class).views() : List.of();
    }

    /// Keeps a view, in place of one of the same name.
    ///
    /// @throws Problem where the file cannot be written
    public void save(SavedView view) {
        write(Stream.concat(others(view.name()), Stream.of(view)));
    }

    /// Forgets a view.
    public void delete(String name) {
        write(others(name));
    }

    private Stream<SavedView> others(String name) {
        return all().stream().filter(view -> !view.name().equals(name));
    }

    private void write(Stream<SavedView> views) {
        json.write(
                file(),
                new Views(views.sorted(Comparator.comparing(SavedView::name)).toList()));
    }

    private Path file() {
        return project.folder().resolve("views.json");
    }

    private record Views(List<SavedView> views) {}
}
