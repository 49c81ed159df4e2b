package org.discern.ui.dataset;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.FindingCounts;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.BrowseFilms;
import org.jspecify.annotations.Nullable;

/// Browses the films of the chosen data set: what the filter leaves, one chosen film, its picture and its
/// patient's other films.
public final class DatasetViewModel {
    private static final int PICTURE_SHORT_SIDE_PIXELS = 1024;

    private final ProjectModel project;
    private final BrowseFilms browse;
    private final Background background;
    private final FilmQuery query = new FilmQuery();
    private final ReadOnlyObjectWrapper<FilmPages> films = new ReadOnlyObjectWrapper<>(FilmPages.empty());
    private final ObservableList<FindingCounts> counts = FXCollections.observableArrayList();
    private final ObservableList<FindingCounts> countsView = FXCollections.unmodifiableObservableList(counts);
    private final IntegerProperty position = new SimpleIntegerProperty(-1);
    private final ReadOnlyObjectWrapper<@Nullable Radiograph> film = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GreyImage> picture = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Radiograph> patientFilms = FXCollections.observableArrayList();
    private final ObservableList<Radiograph> patientFilmsView = FXCollections.unmodifiableObservableList(patientFilms);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> pictureProblem = new SimpleObjectProperty<>();
    private FilmFilter shown = FilmFilter.ALL;

    public DatasetViewModel(ProjectModel project, BrowseFilms browse, Background background) {
        this.project = project;
        this.browse = browse;
        this.background = background;
        query.subscribe(this::search);
        project.datasetProperty().subscribe(_ -> search());
        position.subscribe(_ -> follow());
    }

    public ProjectModel project() {
        return project;
    }

    public FilmQuery query() {
        return query;
    }

    public ReadOnlyObjectProperty<FilmPages> filmsProperty() {
        return films.getReadOnlyProperty();
    }

    /// How often each finding is positive, negative, uncertain and not mentioned among the films listed.
    public ObservableList<FindingCounts> counts() {
        return countsView;
    }

    /// Place of the chosen film in the list; -1 for none.
    public IntegerProperty positionProperty() {
        return position;
    }

    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return film.getReadOnlyProperty();
    }

    /// The chosen film's picture; `null` while it is read, and where it cannot be.
    public ReadOnlyObjectProperty<@Nullable GreyImage> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// All films of the chosen film's patient, the chosen one included.
    public ObservableList<Radiograph> patientFilms() {
        return patientFilmsView;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Why the chosen film has no picture.
    public ObjectProperty<@Nullable Problem> pictureProblemProperty() {
        return pictureProblem;
    }

    /// Goes on by `places` in the list, as far as it reaches.
    public void step(int places) {
        int last = films.get().size() - 1;
        if (last >= 0) position.set(Math.clamp(position.get() + places, 0, last));
    }

    /// Shows a film that need not be in the list, such as one of the same patient.
    public void show(@Nullable Radiograph chosen) {
        if (chosen != null && chosen.equals(film.get())) return;
        film.set(chosen);
        picture.set(null);
        pictureProblem.set(null);
        if (chosen == null) {
            patientFilms.clear();
            return;
        }
        readPicture(chosen);
        var unused = background.read(
                "Patient",
                _ -> browse.patient(chosen),
                found -> {
                    if (chosen.equals(film.get())) patientFilms.setAll(found);
                },
                problem::set);
    }

    /// Lists the films anew; the first one is chosen.
    public void search() {
        DatasetSummary dataset = project.datasetProperty().get();
        if (dataset == null) {
            list(FilmPages.empty(), List.of());
            return;
        }
        FilmFilter filter = query.filter(dataset.name());
        shown = filter;
        record Found(long count, List<FindingCounts> counts) {}
        var unused = background.read(
                "Search",
                _ -> new Found(browse.count(filter), browse.facets(filter).findings()),
                found -> {
                    // An answer that a newer question has overtaken is of no use any more.
                    if (filter == shown) list(pages(filter, found.count()), found.counts());
                },
                problem::set);
    }

    private void readPicture(Radiograph chosen) {
        var unused = background.read(
                "Picture",
                _ -> browse.picture(chosen, PICTURE_SHORT_SIDE_PIXELS),
                read -> {
                    if (chosen.equals(film.get())) picture.set(read);
                },
                missing -> {
                    if (chosen.equals(film.get())) pictureProblem.set(missing);
                });
    }

    private void list(FilmPages pages, List<FindingCounts> found) {
        counts.setAll(found);
        position.set(-1);
        films.set(pages);
        if (pages.isEmpty()) show(null);
        else position.set(0);
    }

    private FilmPages pages(FilmFilter filter, long count) {
        return new FilmPages(count, (offset, limit, done) -> {
            var unused = background.read(
                    "Page",
                    _ -> browse.page(filter, offset, limit),
                    page -> {
                        done.accept(page);
                        if (filter == shown) follow();
                    },
                    problem::set);
        });
    }

    private void follow() {
        int place = position.get();
        if (place < 0 || place >= films.get().size()) return;
        Radiograph there = films.get().get(place).film();
        if (there != null) show(there);
    }
}
