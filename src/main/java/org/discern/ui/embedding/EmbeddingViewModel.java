package org.discern.ui.embedding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.ColourBy;
import org.discern.figure.EmbeddingFigure;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.ui.kit.scatter.Colourings;
import org.discern.ui.kit.scatter.FilmPlaces;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// Which run's films are laid out, by which layout, and what is said of it.
public final class EmbeddingViewModel {
    private final ProjectModel project;
    private final Layouts layouts;
    private final Background background;
    private final Selection selection;
    private final ScatterViewModel scatter;
    private final LayoutViewModel layout;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ObservableList<RunSummary> runsView = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<@Nullable RunSummary> run = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    // Layouts made in this window, by run.
    private final Map<RunId, FilmLayout> made = new HashMap<>();
    private @Nullable RunRecord record;
    private @Nullable RunRecord laying;

    public EmbeddingViewModel(ProjectModel project, Layouts layouts, Background background, Selection selection) {
        this.project = project;
        this.layouts = layouts;
        this.background = background;
        this.selection = selection;
        scatter = new ScatterViewModel(selection, new SimpleObjectProperty<>(), background);
        layout = new LayoutViewModel(layouts, background, this::watch, this::arrive, problem);
        run.subscribe((_, now) -> read(now));
        selection.filmProperty().subscribe((_, _) -> note.set(""));
        project.runs().subscribe(this::list);
        list();
    }

    public ScatterViewModel scatter() {
        return scatter;
    }

    public LayoutViewModel layout() {
        return layout;
    }

    /// Finished runs, the newest first.
    public ObservableList<RunSummary> runs() {
        return runsView;
    }

    public ObjectProperty<@Nullable RunSummary> runProperty() {
        return run;
    }

    /// What came of the last thing asked for, in a sentence; mostly empty.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Whether a run is being read.
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return selection.filmProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Lays out the films of the run chosen.
    public void startLayout() {
        RunRecord chosen = record;
        if (chosen == null) {
            problem.set(new Problem("No run is chosen", "Choose the run whose films are to be laid out."));
            return;
        }
        laying = chosen;
        layout.start(chosen.summary().id());
    }

    /// Brings the film that is looked at into the middle of the plot.
    public void locate() {
        Radiograph film = selection.filmProperty().get();
        if (film == null) return;
        if (!scatter.locate(film)) note.set("The film looked at is not in this layout.");
    }

    /// Ids of the films selected or, where none are, of the one looked at.
    public Set<String> chosen() {
        return selection.chosen();
    }

    /// What is shown, as a figure; empty where nothing is.
    public Optional<EmbeddingFigure> figure() {
        RunSummary of = run.get();
        return of == null ? Optional.empty() : scatter.figure(of.name());
    }

    private void list() {
        List<RunSummary> done = project.runs().stream()
                .filter(each -> each.state() == RunState.DONE)
                .toList();
        if (done.equals(runs)) return;
        RunSummary before = run.get();
        runs.setAll(done);
        run.set(done.stream()
                .filter(each -> before != null && each.id().equals(before.id()))
                .findFirst()
                .orElse(done.isEmpty() ? null : done.getFirst()));
    }

    private void read(@Nullable RunSummary chosen) {
        if (chosen == null) {
            show(null);
            return;
        }
        if (record != null && record.summary().id().equals(chosen.id())) return;
        reading.set(true);
        Map<String, String> units = project.dataset(chosen.dataset())
                .map(DatasetSummary::entry)
                .map(entry -> entry.clinicalUnits())
                .orElse(Map.of());
        var unused = background.read(
                "Read run",
                _ -> {
                    RunRecord read = layouts.read(chosen.id());
                    return new Read(read, Colourings.of(read.cohort(), units));
                },
                read -> {
                    if (chosen.equals(run.get())) show(read);
                },
                failure -> {
                    reading.set(false);
                    show(null);
                    problem.set(failure);
                });
    }

    /// A run, and what its films can be coloured by.
    private record Read(RunRecord record, List<ColourBy> colourings) {}

    private void show(@Nullable Read read) {
        reading.set(false);
        record = read == null ? null : read.record();
        if (read == null) {
            scatter.show(null);
            return;
        }
        layout.suggest(LayoutSettings.of(read.record().config()));
        scatter.offer(read.colourings());
        place(
                read.record(),
                made.getOrDefault(read.record().summary().id(), read.record().layout()));
    }

    private void place(RunRecord of, @Nullable FilmLayout places) {
        if (places == null) {
            scatter.show(null);
            return;
        }
        FilmPlaces before = scatter.placesProperty().get();
        var unused = background.read(
                "Join films",
                _ -> before != null && before.layout().imageIds().equals(places.imageIds())
                        ? before.moved(places)
                        : FilmPlaces.of(places, of.cohort().films()),
                joined -> {
                    if (of == record) scatter.show(joined);
                },
                problem::set);
    }

    private void watch(LayoutControl.Snapshot snapshot) {
        RunRecord of = laying;
        if (of == null || of != record) return;
        double[][] points = snapshot.points();
        place(
                of,
                new FilmLayout(
                        snapshot.imageIds(),
                        IntStream.range(0, points.length)
                                .mapToDouble(i -> points[i][0])
                                .toArray(),
                        IntStream.range(0, points.length)
                                .mapToDouble(i -> points[i][1])
                                .toArray(),
                        layout.progressProperty().get(),
                        Double.NaN));
    }

    private void arrive(FilmLayout finished) {
        RunRecord of = Objects.requireNonNull(laying);
        made.put(of.summary().id(), finished);
        if (of == record) place(of, finished);
    }
}
