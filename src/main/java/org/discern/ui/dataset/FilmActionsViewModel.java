package org.discern.ui.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.Radiograph;
import org.discern.model.SavedView;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Dialogs.FileKind;
import org.discern.ui.kit.FilmPictures;
import org.jspecify.annotations.Nullable;

/// What a person does with films beside looking at them: tag, export, keep a filter as a view, say where files
/// are now.
public final class FilmActionsViewModel {
    private final DatasetViewModel films;
    private final FilmUseCases useCases;
    private final FilmPictures pictures;
    private final Background background;
    private final ObservableList<SavedView> views = FXCollections.observableArrayList();
    private final ObservableList<SavedView> viewsView = FXCollections.unmodifiableObservableList(views);
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableList<String> tagsView = FXCollections.unmodifiableObservableList(tags);
    private final ObservableList<DatasetSummary> missingRoots = FXCollections.observableArrayList();
    private final ObservableList<DatasetSummary> missingRootsView =
            FXCollections.unmodifiableObservableList(missingRoots);
    private final ReadOnlyBooleanWrapper exporting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    public FilmActionsViewModel(
            DatasetViewModel films, FilmUseCases useCases, FilmPictures pictures, Background background) {
        this.films = films;
        this.useCases = useCases;
        this.pictures = pictures;
        this.background = background;
        films.selection().filmProperty().subscribe(this::readTags);
        films.project().datasets().subscribe(this::lookForRoots);
        lookForRoots();
        readViews();
    }

    /// The named filters.
    public ObservableList<SavedView> views() {
        return viewsView;
    }

    /// Tags of the film that is looked at.
    public ObservableList<String> tags() {
        return tagsView;
    }

    public ReadOnlyBooleanProperty exportingProperty() {
        return exporting.getReadOnlyProperty();
    }

    /// What was done last, in a sentence.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Asks for a tag and puts it on the films picked.
    public void tag() {
        List<String> imageIds = picked();
        if (imageIds.isEmpty()) return;
        background
                .dialogs()
                .text("Tag " + Counts.films(imageIds.size()), "Tag", "Tag")
                .ifPresent(tag -> tag(imageIds, tag, true));
    }

    /// Takes a tag off the film that is looked at.
    public void untag(String tag) {
        Radiograph film = films.selection().filmProperty().get();
        if (film != null) tag(List.of(film.imageId()), tag, false);
    }

    /// Asks for a file and writes the films picked to it or, where not several are picked, all that are listed.
    public void export() {
        if (exporting.get()) return;
        Set<String> picked = films.selection().imageIdsProperty().get();
        FilmFilter filter = picked.size() > 1
                ? FilmFilter.ALL.withImageIds(List.copyOf(picked))
                : films.filterProperty().get();
        background.dialogs().saveFile("Export films", "films.csv", FileKind.CSV).ifPresent(file -> write(filter, file));
    }

    /// Asks for a name and keeps the filter under it.
    public void saveView() {
        FilmFilter filter = films.filterProperty().get();
        background
                .dialogs()
                .text("Keep this filter as a view", "Name", "Keep")
                .ifPresent(name -> change("Save view", () -> useCases.views().save(new SavedView(name, filter))));
    }

    public void deleteView(SavedView view) {
        change("Delete view", () -> useCases.views().delete(view.name()));
    }

    /// Filters as a view does.
    public void apply(SavedView view) {
        films.filterProperty().set(view.filter());
    }

    /// Data sets whose folder is not where it was.
    public ObservableList<DatasetSummary> missingRoots() {
        return missingRootsView;
    }

    /// Asks where a data set's files are now.
    public void relocate(DatasetSummary dataset) {
        background
                .dialogs()
                .openFolder("Folder with the files of " + dataset.title())
                .ifPresent(folder -> relocate(dataset, folder));
    }

    private void relocate(DatasetSummary dataset, Path folder) {
        var unused = background.read(
                "Relocate",
                _ -> useCases.relocate().run(dataset.name(), folder),
                done -> {
                    note.set(String.format(
                            Locale.ROOT,
                            "%s: %,d of %,d films looked for are there.",
                            String.join(", ", done.datasets()),
                            done.found(),
                            done.lookedFor()));
                    pictures.forget();
                    films.project().refresh(() -> {});
                },
                films.problemProperty()::set);
    }

    private void lookForRoots() {
        List<DatasetSummary> all = List.copyOf(films.project().datasets());
        var unused = background.read(
                "Look for folders",
                _ -> useCases.relocate().missing(all),
                missingRoots::setAll,
                films.problemProperty()::set);
    }

    private List<String> picked() {
        Set<String> picked = films.selection().imageIdsProperty().get();
        Radiograph film = films.selection().filmProperty().get();
        return !picked.isEmpty() ? List.copyOf(picked) : film == null ? List.of() : List.of(film.imageId());
    }

    private void tag(List<String> imageIds, String tag, boolean on) {
        var unused = background.read(
                "Tag",
                _ -> {
                    useCases.tags().run(imageIds, tag, on);
                    return imageIds.size();
                },
                count -> {
                    note.set((on ? "Tagged " : "Took the tag off ") + Counts.films(count) + ": " + tag);
                    readTags(films.selection().filmProperty().get());
                    films.search();
                },
                films.problemProperty()::set);
    }

    private void readTags(@Nullable Radiograph film) {
        if (film == null) {
            tags.clear();
            return;
        }
        var unused = background.read(
                "Tags",
                _ -> useCases.tags().of(film.imageId()),
                found -> {
                    Radiograph now = films.selection().filmProperty().get();
                    if (now != null && now.imageId().equals(film.imageId())) tags.setAll(found);
                },
                films.problemProperty()::set);
    }

    private void write(FilmFilter filter, Path file) {
        exporting.set(true);
        var unused = background.read(
                "Export",
                context -> useCases.export().run(filter, file, context),
                _ -> {},
                new Background.Outcome<>(
                        count -> {
                            exporting.set(false);
                            note.set("Exported " + Counts.films(count) + " to " + file.getFileName());
                        },
                        failure -> {
                            exporting.set(false);
                            films.problemProperty().set(failure);
                        },
                        () -> exporting.set(false)));
    }

    private void change(String name, Runnable work) {
        var unused = background.read(
                name,
                _ -> {
                    work.run();
                    return useCases.views().all();
                },
                views::setAll,
                films.problemProperty()::set);
    }

    private void readViews() {
        change("Read views", () -> {});
    }
}
