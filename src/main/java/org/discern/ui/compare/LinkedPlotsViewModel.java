package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.figure.ColourBy;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Selection;
import org.discern.ui.kit.scatter.FilmPlaces;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.discern.workflow.CompareEmbeddings;
import org.discern.workflow.Job;
import org.discern.workflow.KeptNeighbours;
import org.jspecify.annotations.Nullable;

/// The layouts of the chosen runs side by side, turned to lie alike, with one pointer and one selection; and what
/// became of the looked-at film's neighbours, in the embeddings themselves.
public final class LinkedPlotsViewModel {
    static final int MOST_PLOTS = 4;
    private static final int MOST_MOVED = 50;

    /// A run's neighbours of the film looked at.
    ///
    /// @param kept of the `of` neighbours that the film has in the first run
    public record Kept(String run, int kept, int of, double meanShare) {}

    private final Results results;
    private final Background background;
    private final Selection selection;
    private final ObjectProperty<@Nullable Problem> problem;
    private final List<ScatterViewModel> scatters;
    private final ReadOnlyObjectWrapper<List<ChosenRun>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Map<Radiograph, String>>> ringed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<KeptNeighbours.Moved>> moved = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final Map<String, Radiograph> films = new HashMap<>();
    private @Nullable KeptNeighbours neighbours;
    private @Nullable Job<KeptNeighbours> job;
    private boolean open;

    LinkedPlotsViewModel(
            Results results,
            Background background,
            Selection selection,
            ObjectProperty<@Nullable Problem> problem) {
        this.results = results;
        this.background = background;
        this.selection = selection;
        this.problem = problem;
        ObjectProperty<@Nullable Radiograph> pointed = new SimpleObjectProperty<>();
        scatters = Stream.generate(() -> new ScatterViewModel(selection, pointed, background))
                .limit(MOST_PLOTS)
                .toList();
        selection.filmProperty().subscribe((_, _) -> tell());
    }

    /// The runs shown, each in the plot of its place; the first is the one that others are compared with.
    public ReadOnlyObjectProperty<List<ChosenRun>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /// A fixed number of plots, the last of them empty where fewer runs are shown.
    public List<ScatterViewModel> scatters() {
        return scatters;
    }

    /// By run, without the first; empty while no film is looked at.
    public ReadOnlyObjectProperty<List<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// By plot: neighbours that the film looked at has in the first run, and whether the plot's run has kept them
    /// (`ring-kept`) or not (`ring-lost`).
    public ReadOnlyObjectProperty<List<Map<Radiograph, String>>> ringedProperty() {
        return ringed.getReadOnlyProperty();
    }

    /// Films that lost most of their neighbours from the first run to the last.
    public ReadOnlyObjectProperty<List<KeptNeighbours.Moved>> movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /// Whether neighbours are being looked for.
    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /// A film of the runs shown.
    public @Nullable Radiograph film(String imageId) {
        return films.get(imageId);
    }

    public Selection selection() {
        return selection;
    }

    /// Looks for neighbours from now on: it takes a while, and so waits until someone looks.
    public void open() {
        if (open) return;
        open = true;
        search();
    }

    void ask(Question question) {
        List<ChosenRun> shown = question.runs().stream()
                .filter(run -> run.record().layout() != null)
                .limit(MOST_PLOTS)
                .toList();
        colour(question.finding(), shown);
        if (shown.equals(runs.get())) return;
        runs.set(shown);
        films.clear();
        shown.forEach(run -> run.record().cohort().films().forEach(film -> films.putIfAbsent(film.imageId(), film)));
        lay(shown);
        search();
    }

    private void colour(@Nullable Finding finding, List<ChosenRun> shown) {
        if (shown.isEmpty()) return;
        List<ColourBy> colourings = new ArrayList<>();
        shown.getFirst().record().cohort().findings().forEach(each -> colourings.add(new ColourBy.Labels(each)));
        colourings.addAll(List.of(new ColourBy.Views(), new ColourBy.Splits(), new ColourBy.Sources()));
        for (ScatterViewModel scatter : scatters) {
            scatter.offer(colourings);
            if (finding != null && colourings.contains(new ColourBy.Labels(finding)))
                scatter.colourByProperty().set(new ColourBy.Labels(finding));
        }
    }

    private void lay(List<ChosenRun> shown) {
        List<FilmLayout> layouts = shown.stream()
                .map(run -> Objects.requireNonNull(run.record().layout()))
                .toList();
        var unused = background.read(
                "Align layouts",
                _ -> {
                    List<FilmLayout> aligned = CompareEmbeddings.aligned(layouts);
                    return IntStream.range(0, shown.size())
                            .mapToObj(i -> FilmPlaces.of(
                                    aligned.get(i),
                                    shown.get(i).record().cohort().films()))
                            .toList();
                },
                places -> {
                    if (!shown.equals(runs.get())) return;
                    for (int i = 0; i < MOST_PLOTS; i++)
                        scatters.get(i).show(i < places.size() ? places.get(i) : null);
                },
                problem::set);
    }

    private void search() {
        if (job != null) job.cancel();
        neighbours = null;
        List<ChosenRun> shown = runs.get();
        searching.set(open && shown.size() > 1);
        tell();
        if (!open || shown.size() < 2) return;
        List<RunId> ids = shown.stream().map(run -> run.record().summary().id()).toList();
        job = background.read(
                "Neighbours",
                context -> results.neighbours(ids, context),
                _ -> {},
                new Background.Outcome<>(
                        found -> {
                            if (!shown.equals(runs.get())) return;
                            searching.set(false);
                            neighbours = found;
                            tell();
                        },
                        failure -> {
                            if (!shown.equals(runs.get())) return;
                            searching.set(false);
                            problem.set(failure);
                        },
                        () -> {}));
    }

    private void tell() {
        KeptNeighbours known = neighbours;
        Radiograph film = selection.filmProperty().get();
        int shown = runs.get().size();
        moved.set(known == null ? List.of() : known.mostMoved(shown - 1, MOST_MOVED));
        List<String> first = known == null || film == null ? List.of() : known.of(0, film.imageId());
        if (known == null || film == null || first.isEmpty()) {
            kept.set(List.of());
            ringed.set(List.of());
            return;
        }
        List<Kept> counts = new ArrayList<>();
        List<Map<Radiograph, String>> rings = new ArrayList<>();
        for (int run = 0; run < shown; run++) {
            Set<String> here = new HashSet<>(known.of(run, film.imageId()));
            Map<Radiograph, String> ofRun = new HashMap<>();
            for (String id : first) {
                Radiograph neighbour = films.get(id);
                if (neighbour != null) ofRun.put(neighbour, here.contains(id) ? "ring-kept" : "ring-lost");
            }
            rings.add(ofRun);
            int still = (int) first.stream().filter(here::contains).count();
            if (run > 0) counts.add(new Kept(runs.get().get(run).name(), still, first.size(), known.meanKept(run)));
        }
        kept.set(List.copyOf(counts));
        ringed.set(List.copyOf(rings));
    }
}
