package org.discern.ui.dataset;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.DatasetSummary;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.PatientSummary;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.BrowseFilms;
import org.jspecify.annotations.Nullable;

/// Browses the films of the whole catalog: what the filter leaves, counted facet by facet, which films are
/// picked and which one is looked at.
public final class DatasetViewModel {
    private final ProjectModel project;
    private final BrowseFilms browse;
    private final Background background;
    private final Selection selection;
    private final ObjectProperty<FilmFilter> filter = new SimpleObjectProperty<>(FilmFilter.ALL);
    private final ReadOnlyObjectWrapper<FilmPages> films = new ReadOnlyObjectWrapper<>(FilmPages.empty());
    private final ReadOnlyObjectWrapper<Facets> facets = new ReadOnlyObjectWrapper<>(Facets.NONE);
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(-1);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> filterProblem = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<String>> about = new ReadOnlyObjectWrapper<>(List.of());
    private FilmFilter listed = FilmFilter.ALL;
    private int asked;
    // Where a range of films begins that Shift ends.
    private int anchor;

    public DatasetViewModel(ProjectModel project, BrowseFilms browse, Background background, Selection selection) {
        this.project = project;
        this.browse = browse;
        this.background = background;
        this.selection = selection;
        filter.subscribe(this::follow);
        project.datasets().subscribe(this::search);
        project.datasets().subscribe(this::readAbout);
        project.datasetProperty().subscribe((_, _) -> readAbout());
        selection.filmProperty().subscribe(this::locate);
    }

    public ProjectModel project() {
        return project;
    }

    public Selection selection() {
        return selection;
    }

    /// What narrows the list of films.
    public ObjectProperty<FilmFilter> filterProperty() {
        return filter;
    }

    /// The films that fit, in the catalog's order.
    public ReadOnlyObjectProperty<FilmPages> filmsProperty() {
        return films.getReadOnlyProperty();
    }

    /// The same films, counted.
    public ReadOnlyObjectProperty<Facets> facetsProperty() {
        return facets.getReadOnlyProperty();
    }

    /// What is known of the data set that is looked at as a whole, a sentence a line.
    public ReadOnlyObjectProperty<List<String>> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /// Place in the list of the film that is looked at; -1 where it is not there.
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// What is wrong with the filter; the list stays as it was before it.
    public ObjectProperty<@Nullable Problem> filterProblemProperty() {
        return filterProblem;
    }

    /// Films in the catalog.
    public long total() {
        return project.datasets().stream().mapToLong(DatasetSummary::films).sum();
    }

    /// Lists these films alone, as they were picked elsewhere.
    public void listOnly(Collection<String> imageIds) {
        filter.set(FilmFilter.ALL.withImageIds(List.copyOf(imageIds)));
    }

    /// Looks at the film `places` further on in the list, as far as it reaches, and picks it alone.
    public void step(int places) {
        moveTo(Math.max(0, position.get()) + places, false);
    }

    /// Looks at the film in a place of the list, and picks it alone or, with `extend`, all from the place that
    /// was picked before.
    public void moveTo(int place, boolean extend) {
        int last = films.get().size() - 1;
        if (last < 0) return;
        int there = Math.clamp(place, 0, last);
        position.set(there);
        if (extend) pickRange(Math.min(anchor, there), Math.max(anchor, there));
        else anchor = there;
        arrive(!extend);
    }

    /// Picks the film in a place of the list beside the others, or no longer.
    public void toggle(int place) {
        anchor = place;
        position.set(place);
        Radiograph film = arrive(false);
        if (film == null) return;
        Set<String> picked = new HashSet<>(selection.imageIdsProperty().get());
        if (!picked.remove(film.imageId())) picked.add(film.imageId());
        selection.pick(picked);
    }

    /// Picks all films of the list.
    public void pickAll() {
        pickRange(0, films.get().size() - 1);
    }

    /// Picks nothing.
    public void pickNone() {
        selection.pick(Set.of());
    }

    /// Reads the patients of the films listed.
    public void patients(Consumer<List<PatientSummary>> done) {
        FilmFilter filter = listed;
        var unused = background.read("Patients", _ -> browse.patients(filter), done, problem::set);
    }

    /// Reads the films listed of one patient, by study.
    public void filmsOf(PatientSummary patient, Consumer<List<Radiograph>> done) {
        FilmFilter filter =
                listed.withDatasets(List.of(patient.dataset())).withPatientIds(List.of(patient.patientId()));
        var unused = background.read("Patient", _ -> browse.page(filter, 0, Integer.MAX_VALUE), done, problem::set);
    }

    /// Lists the films anew, because they or the filter have changed.
    public void search() {
        if (project.datasets().isEmpty()) {
            list(new Found(Facets.NONE, OptionalLong.empty()), FilmFilter.ALL);
            return;
        }
        FilmFilter question = filter.get();
        int number = ++asked;
        searching.set(true);
        Radiograph film = selection.filmProperty().get();
        var unused = background.read(
                "Search",
                _ -> new Found(
                        browse.facets(question),
                        film == null ? OptionalLong.empty() : browse.position(question, film.imageId())),
                found -> {
                    // An answer that a newer question has overtaken is of no use any more.
                    if (number == asked) list(found, question);
                },
                failure -> {
                    if (number != asked) return;
                    searching.set(false);
                    (question.sql().isBlank() ? problem : filterProblem).set(failure);
                });
    }

    private void readAbout() {
        DatasetSummary dataset = project.datasetProperty().get();
        if (dataset == null) {
            about.set(List.of());
            return;
        }
        var unused = background.read(
                "About the data set",
                _ -> browse.about(dataset.entry()),
                lines -> {
                    if (dataset == project.datasetProperty().get()) about.set(lines);
                },
                problem::set);
    }

    private record Found(Facets facets, OptionalLong place) {}

    /// One data set alone is the one that the other panels are about, too.
    private void follow(FilmFilter now) {
        if (now.datasets().size() == 1)
            project.dataset(now.datasets().getFirst()).ifPresent(project.datasetProperty()::set);
        search();
    }

    private void list(Found found, FilmFilter question) {
        searching.set(false);
        filterProblem.set(null);
        listed = question;
        facets.set(found.facets());
        FilmPages pages = pages(question, found.facets().films());
        position.set(-1);
        films.set(pages);
        int place = (int) found.place().orElse(pages.isEmpty() ? -1 : 0);
        anchor = Math.max(0, place);
        position.set(place);
        if (place < 0) selection.look(null);
        else arrive(selection.imageIdsProperty().get().size() <= 1);
    }

    private FilmPages pages(FilmFilter question, long count) {
        return new FilmPages(count, (offset, limit, done) -> {
            var unused = background.read(
                    "Page",
                    _ -> browse.page(question, offset, limit),
                    page -> {
                        done.accept(page);
                        if (question.equals(listed))
                            arrive(selection.imageIdsProperty().get().size() <= 1);
                    },
                    problem::set);
        });
    }

    /// Looks at the film in the present place, as soon as its page is read.
    private @Nullable Radiograph arrive(boolean alone) {
        int place = position.get();
        if (place < 0 || place >= films.get().size()) return null;
        Radiograph there = films.get().get(place).film();
        if (there == null) return null;
        if (alone) selection.pick(List.of(there.imageId()));
        if (!isLookedAt(there)) selection.look(there);
        return there;
    }

    private boolean isLookedAt(Radiograph film) {
        Radiograph looked = selection.filmProperty().get();
        return looked != null && looked.imageId().equals(film.imageId());
    }

    private void pickRange(int first, int last) {
        if (last < first) return;
        FilmFilter question = listed;
        var unused = background.read(
                "Pick", _ -> browse.imageIds(question, first, last - first + 1), selection::pick, problem::set);
    }

    /// A film that another panel looks at is shown in its place, where it has one here.
    private void locate(@Nullable Radiograph film) {
        if (film == null || films.get().isEmpty()) return;
        Radiograph there =
                position.get() < 0 ? null : films.get().get(position.get()).film();
        if (there != null && there.imageId().equals(film.imageId())) return;
        FilmFilter question = listed;
        var unused = background.read(
                "Locate",
                _ -> browse.position(question, film.imageId()),
                place -> {
                    if (question.equals(listed) && isLookedAt(film)) position.set((int) place.orElse(-1));
                },
                problem::set);
    }
}
