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
import org.discern.ui.kit.LastAsked;
import org.discern.ui.kit.Selection;
import org.discern.ui.kit.scatter.Colourings;
import org.discern.ui.kit.scatter.FilmPlaces;
import org.discern.ui.kit.scatter.ScatterViewModel;
import org.discern.workflow.CompareEmbeddings;
import org.discern.workflow.JobContext;
import org.discern.workflow.KeptNeighbours;
import org.jspecify.annotations.Nullable;

/// The layouts of the chosen runs side by side, turned to lie alike, with one pointer and one selection; and what
/// became of the looked-at film's neighbours, in the embeddings themselves.
public final class LinkedPlotsViewModel {
    static final int MOST_PLOTS = 4;
    private static final int MOST_MOVED = 50;

    /// How many neighbours a run has kept.
    ///
    /// @param kept of the `of` neighbours that the film looked at has in the first run; 0 of 0 while there is none
    /// @param meanShare over all films
    public record Kept(String run, int kept, int of, double meanShare) {}

    /// A film and how many of its neighbours in the first run the last one has kept.
    public record MovedFilm(Radiograph film, int kept, int of) {}

    /// @param films of the runs, by image id
    private record Found(
            KeptNeighbours neighbours, List<Double> meanShares, List<MovedFilm> moved, Map<String, Radiograph> films) {}

    private final Results results;
    private final Selection selection;
    private final List<ScatterViewModel> scatters;
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Map<Radiograph, String>>> ringed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<MovedFilm>> moved = new ReadOnlyObjectWrapper<>(List.of());
    private final LastAsked<List<FilmPlaces>> laying;
    private final LastAsked<Found> search;
    private List<ChosenRun> runs = List.of();
    private @Nullable Found found;
    private boolean open;

    LinkedPlotsViewModel(
            Results results, Background background, Selection selection, ObjectProperty<@Nullable Problem> problem) {
        this.results = results;
        this.selection = selection;
        ObjectProperty<@Nullable Radiograph> pointed = new SimpleObjectProperty<>();
        scatters = Stream.generate(() -> new ScatterViewModel(selection, pointed, background))
                .limit(MOST_PLOTS)
                .toList();
        for (ScatterViewModel scatter : scatters)
            scatter.onMove(camera ->
                    scatters.stream().filter(other -> other != scatter).forEach(other -> other.follow(camera)));
        laying = new LastAsked<>(background, "Align layouts", this::lay, problem::set);
        search = new LastAsked<>(background, "Neighbours", this::arrive, problem::set);
        selection.filmProperty().subscribe((_, _) -> tell());
    }

    /// Of the runs shown, each in the plot of its place; the first is the one that others are compared with.
    public ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /// A fixed number of plots, the last of them empty where fewer runs are shown.
    public List<ScatterViewModel> scatters() {
        return scatters;
    }

    /// By run, without the first; empty while nothing is known.
    public ReadOnlyObjectProperty<List<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// By plot: neighbours that the film looked at has in the first run, and whether the plot's run has kept them
    /// (`ring-kept`) or not (`ring-lost`).
    public ReadOnlyObjectProperty<List<Map<Radiograph, String>>> ringedProperty() {
        return ringed.getReadOnlyProperty();
    }

    /// Films that lost most of their neighbours from the first run to the last.
    public ReadOnlyObjectProperty<List<MovedFilm>> movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /// Whether neighbours are being looked for.
    public ReadOnlyBooleanProperty searchingProperty() {
        return search.workingProperty();
    }

    public Selection selection() {
        return selection;
    }

    /// Ids of the films selected or, where none are, of the one looked at.
    public Set<String> chosen() {
        return selection.chosen();
    }

    /// Looks for neighbours from now on: it takes a while, and so waits until someone looks.
    public void open() {
        if (open) return;
        open = true;
        search();
    }

    /// Stops looking for neighbours, until it is asked for again.
    public void stop() {
        search.stop();
        open = false;
    }

    void ask(Question question) {
        List<ChosenRun> shown = question.runs().stream()
                .filter(run -> run.record().layout() != null)
                .limit(MOST_PLOTS)
                .toList();
        colour(question.finding(), shown);
        if (shown.equals(runs)) return;
        runs = shown;
        names.set(shown.stream().map(ChosenRun::name).toList());
        laying.ask(_ -> aligned(shown));
        search();
    }

    private void colour(@Nullable Finding finding, List<ChosenRun> shown) {
        if (shown.isEmpty()) return;
        List<ColourBy> colourings = Colourings.of(shown.getFirst().record().cohort(), Map.of());
        for (ScatterViewModel scatter : scatters) {
            scatter.offer(colourings);
            if (finding != null && colourings.contains(new ColourBy.Labels(finding)))
                scatter.colourByProperty().set(new ColourBy.Labels(finding));
        }
    }

    private static List<FilmPlaces> aligned(List<ChosenRun> shown) {
        if (shown.isEmpty()) return List.of();
        List<FilmLayout> layouts = CompareEmbeddings.aligned(shown.stream()
                .map(run -> Objects.requireNonNull(run.record().layout()))
                .toList());
        return IntStream.range(0, shown.size())
                .mapToObj(i -> FilmPlaces.of(
                        layouts.get(i), shown.get(i).record().cohort().films()))
                .toList();
    }

    private void lay(List<FilmPlaces> places) {
        for (int i = 0; i < MOST_PLOTS; i++) scatters.get(i).show(i < places.size() ? places.get(i) : null);
    }

    private void search() {
        search.stop();
        found = null;
        tell();
        if (!open || runs.size() < 2) return;
        List<ChosenRun> shown = runs;
        search.ask(context -> find(shown, context));
    }

    private Found find(List<ChosenRun> shown, JobContext context) {
        List<RunId> ids = shown.stream().map(run -> run.record().summary().id()).toList();
        KeptNeighbours neighbours = results.neighbours(ids, context);
        Map<String, Radiograph> films = new HashMap<>();
        shown.forEach(run -> run.record().cohort().films().forEach(film -> films.putIfAbsent(film.imageId(), film)));
        List<MovedFilm> most = neighbours.mostMoved(ids.size() - 1, MOST_MOVED).stream()
                .filter(each -> films.containsKey(each.imageId()))
                .map(each -> new MovedFilm(Objects.requireNonNull(films.get(each.imageId())), each.kept(), each.of()))
                .toList();
        List<Double> means =
                IntStream.range(0, ids.size()).mapToObj(neighbours::meanKept).toList();
        return new Found(neighbours, means, most, films);
    }

    private void arrive(Found neighbours) {
        found = neighbours;
        tell();
    }

    private void tell() {
        Found known = found;
        Radiograph film = selection.filmProperty().get();
        moved.set(known == null ? List.of() : known.moved());
        if (known == null) {
            kept.set(List.of());
            ringed.set(List.of());
            return;
        }
        List<String> first = film == null ? List.of() : known.neighbours().of(0, film.imageId());
        List<Kept> counts = new ArrayList<>();
        List<Map<Radiograph, String>> rings = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            Set<String> here =
                    film == null ? Set.of() : new HashSet<>(known.neighbours().of(run, film.imageId()));
            rings.add(rings(first, here, known.films()));
            int still = (int) first.stream().filter(here::contains).count();
            if (run > 0)
                counts.add(new Kept(
                        runs.get(run).name(),
                        still,
                        first.size(),
                        known.meanShares().get(run)));
        }
        kept.set(List.copyOf(counts));
        ringed.set(List.copyOf(rings));
    }

    private static Map<Radiograph, String> rings(List<String> first, Set<String> here, Map<String, Radiograph> films) {
        Map<Radiograph, String> rings = new HashMap<>();
        for (String id : first) {
            Radiograph neighbour = films.get(id);
            if (neighbour != null) rings.put(neighbour, here.contains(id) ? "ring-kept" : "ring-lost");
        }
        return rings;
    }
}
