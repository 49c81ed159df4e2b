package org.discern.ui.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.EmbeddingFigure;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Selection;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// The test films of one run, laid out by how its encoder sees them, coloured by a finding; one film can be
/// pointed at or chosen.
public final class EmbeddingViewModel {
    // How near to a mark, as a share of the layout's width, the pointer must be.
    private static final double REACH = 0.025;
    private static final String ADVICE = "Distances between clusters mean little.";

    private final ObservableList<String> runs = FXCollections.observableArrayList();
    private final ObservableList<String> runsView = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<@Nullable String> run = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable EmbeddingFigure> figure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Radiograph> film = new ReadOnlyObjectWrapper<>();
    private final Map<String, RunRecord> records = new HashMap<>();
    private final Selection selection;
    private Map<String, Radiograph> films = Map.of();
    private @Nullable FilmLayout layout;
    private @Nullable Finding finding;
    private @Nullable Radiograph chosen;

    EmbeddingViewModel(Selection selection) {
        this.selection = selection;
        selection.filmProperty().subscribe((_, looked) -> find(looked));
        run.subscribe((_, _) -> lay());
    }

    /// Names of the runs that have a layout.
    public ObservableList<String> runs() {
        return runsView;
    }

    /// The run whose layout is shown.
    public ObjectProperty<@Nullable String> runProperty() {
        return run;
    }

    /// `null` where the run has no layout.
    public ReadOnlyObjectProperty<@Nullable EmbeddingFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /// The film pointed at, else the one chosen.
    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return film.getReadOnlyProperty();
    }

    /// Points at a place of the layout.
    public void hover(double x, double y) {
        Radiograph near = nearest(x, y);
        film.set(near == null ? chosen : near);
    }

    /// Chooses the film at a place of the layout; none where there is none.
    public void choose(double x, double y) {
        chosen = nearest(x, y);
        film.set(chosen);
        if (chosen != null) selection.look(chosen);
    }

    /// A film that another panel looks at, where it is among those laid out.
    private void find(@Nullable Radiograph looked) {
        Radiograph here = looked == null ? null : films.get(looked.imageId());
        if (here == null) return;
        chosen = here;
        film.set(here);
    }

    void offer(List<RunRecord> chosenRuns) {
        records.clear();
        for (RunRecord record : chosenRuns) {
            if (record.layout() != null) records.putIfAbsent(record.summary().name(), record);
        }
        String before = run.get();
        List<String> names = chosenRuns.stream()
                .map(record -> record.summary().name())
                .distinct()
                .filter(records::containsKey)
                .toList();
        if (!names.equals(runs)) runs.setAll(names);
        run.set(
                before != null && names.contains(before)
                        ? before
                        : names.stream().findFirst().orElse(null));
        lay();
    }

    void colourBy(@Nullable Finding about) {
        if (about == null ? finding == null : about.equals(finding)) return;
        finding = about;
        draw();
    }

    private void lay() {
        RunRecord record = run.get() == null ? null : records.get(run.get());
        layout = record == null ? null : record.layout();
        Map<String, Radiograph> byId = new HashMap<>();
        if (record != null) record.cohort().films().forEach(known -> byId.put(known.imageId(), known));
        films = byId;
        chosen = null;
        film.set(null);
        draw();
    }

    private void draw() {
        FilmLayout places = layout;
        Finding about = finding;
        if (places == null || about == null) {
            figure.set(null);
            return;
        }
        String caption = String.format(
                Locale.ROOT, "%s, trustworthiness %.2f. %s", places.caption(), places.trustworthiness(), ADVICE);
        figure.set(EmbeddingFigure.of("t-SNE by " + about.name(), about, places, films.values(), caption));
    }

    private @Nullable Radiograph nearest(double x, double y) {
        FilmLayout places = layout;
        if (places == null) return null;
        double best = REACH * width(places.x());
        int found = -1;
        for (int i = 0; i < places.x().length; i++) {
            double distance = Math.hypot(places.x()[i] - x, places.y()[i] - y);
            if (distance <= best) {
                best = distance;
                found = i;
            }
        }
        return found < 0 ? null : films.get(places.imageIds().get(found));
    }

    private static double width(double[] x) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
