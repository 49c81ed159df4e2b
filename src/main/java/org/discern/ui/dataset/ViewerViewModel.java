package org.discern.ui.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.GreyPicture.Tone;
import org.discern.ui.kit.Selection;
import org.discern.workflow.BrowseFilms;
import org.jspecify.annotations.Nullable;

/// The film that is looked at, at full size, alone or beside its patient's other studies; all in one grey
/// scale.
public final class ViewerViewModel {
    /// More side by side would be too narrow to compare.
    static final int COMPARED_MAX = 4;

    private static final double WINDOW_MIN = 8;
    private static final double WINDOW_MAX = 510;

    private final DatasetViewModel films;
    private final Selection selection;
    private final BrowseFilms browse;
    private final Background background;
    private final ShownFilm looked;
    private final ObservableList<ShownFilm> shown = FXCollections.observableArrayList();
    private final ObservableList<ShownFilm> shownView = FXCollections.unmodifiableObservableList(shown);
    private final ObservableList<Radiograph> patientFilms = FXCollections.observableArrayList();
    private final ObservableList<Radiograph> patientFilmsView = FXCollections.unmodifiableObservableList(patientFilms);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final ObjectProperty<Tone> tone = new SimpleObjectProperty<>(Tone.PLAIN);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    public ViewerViewModel(DatasetViewModel films, BrowseFilms browse, Background background) {
        this.films = films;
        this.selection = films.selection();
        this.browse = browse;
        this.background = background;
        looked = new ShownFilm(browse, background);
        shown.add(looked);
        selection.filmProperty().subscribe(this::look);
        comparing.subscribe((_, _) -> arrange());
    }

    /// The film that is looked at.
    public ShownFilm looked() {
        return looked;
    }

    /// The films side by side: the one looked at and, when comparing, one of each other study of its patient.
    public ObservableList<ShownFilm> shown() {
        return shownView;
    }

    /// All films of the patient, by time and study.
    public ObservableList<Radiograph> patientFilms() {
        return patientFilmsView;
    }

    /// Whether the viewer is in front of the list.
    public BooleanProperty openProperty() {
        return open;
    }

    /// Whether the patient's studies are side by side.
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    /// The grey scale of all films shown.
    public ObjectProperty<Tone> toneProperty() {
        return tone;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Goes on in the list of films.
    public void step(int places) {
        films.step(places);
    }

    /// Goes on among the patient's films.
    public void stepPatient(int places) {
        Radiograph film = looked.filmProperty().get();
        if (film == null || patientFilms.isEmpty()) return;
        int place = Math.max(0, patientFilms.indexOf(film));
        show(patientFilms.get(Math.clamp(place + places, 0, patientFilms.size() - 1)));
    }

    /// Looks at a film that need not be in the list.
    public void show(Radiograph film) {
        selection.look(film);
    }

    /// Changes level and window by grey values.
    public void adjust(double level, double window) {
        Tone now = tone.get();
        tone.set(new Tone(
                Math.clamp(now.level() + level, 0, 255),
                Math.clamp(now.window() + window, WINDOW_MIN, WINDOW_MAX),
                now.inverted()));
    }

    public void invert() {
        Tone now = tone.get();
        tone.set(new Tone(now.level(), now.window(), !now.inverted()));
    }

    public void resetTone() {
        tone.set(Tone.PLAIN);
    }

    private void look(@Nullable Radiograph film) {
        Radiograph before = looked.filmProperty().get();
        looked.show(film);
        if (film == null) {
            open.set(false);
            patientFilms.clear();
            arrange();
            return;
        }
        if (before != null && samePatient(before, film) && !patientFilms.isEmpty()) {
            arrange();
            return;
        }
        patientFilms.clear();
        arrange();
        var unused = background.read(
                "Patient",
                _ -> browse.patient(film).stream()
                        .sorted(Comparator.comparing(Radiograph::taken, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Radiograph::studyId)
                                .thenComparing(Radiograph::imageId))
                        .toList(),
                found -> {
                    Radiograph now = looked.filmProperty().get();
                    if (now == null || !samePatient(now, film)) return;
                    patientFilms.setAll(found);
                    arrange();
                },
                problem::set);
    }

    private static boolean samePatient(Radiograph one, Radiograph other) {
        return one.dataset().equals(other.dataset()) && one.patientId().equals(other.patientId());
    }

    private void arrange() {
        List<ShownFilm> wanted = new ArrayList<>(List.of(looked));
        Radiograph film = looked.filmProperty().get();
        if (comparing.get() && film != null) {
            for (Radiograph other : otherStudies(film)) {
                if (wanted.size() == COMPARED_MAX) break;
                wanted.add(shownAlready(other));
            }
        }
        if (!shown.equals(wanted)) shown.setAll(wanted);
    }

    private ShownFilm shownAlready(Radiograph film) {
        for (ShownFilm one : shown)
            if (one != looked && film.equals(one.filmProperty().get())) return one;
        ShownFilm fresh = new ShownFilm(browse, background);
        fresh.show(film);
        return fresh;
    }

    /// One film of each other study, of the same view where there is one.
    private List<Radiograph> otherStudies(Radiograph film) {
        Map<String, Radiograph> byStudy = new LinkedHashMap<>();
        for (Radiograph other : patientFilms) {
            if (other.studyId().equals(film.studyId())) continue;
            byStudy.merge(other.studyId(), other, (first, second) -> first.view() == film.view() ? first : second);
        }
        return List.copyOf(byStudy.values());
    }
}
