package org.discern.ui.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.ui.kit.Background;
import org.jspecify.annotations.Nullable;

/// The runs that are looked at: one, with its details, and those whose curves are drawn over its own. What a run of a
/// folder has told is read when somebody looks at it, and let go when nobody does: of a long run's curves there are
/// megabytes.
public final class LookedRuns {
    private final Runs runs;
    private final Background background;
    private final AtWork atWork;
    private final RunQueue queue;
    private final Consumer<Problem> failed;
    private final CurveBoard board;
    private final ObjectProperty<@Nullable RunRow> selected = new SimpleObjectProperty<>();
    private final ObservableList<RunRow> alongside = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<RunDetails> details = new ReadOnlyObjectWrapper<>(RunDetails.NONE);
    private final Map<RunId, WatchedRun> watched = new HashMap<>();
    private boolean undrawn;

    LookedRuns(Runs runs, Background background, AtWork atWork, RunQueue queue, Consumer<Problem> failed) {
        this.runs = runs;
        this.background = background;
        this.atWork = atWork;
        this.queue = queue;
        this.failed = failed;
        this.board = new CurveBoard(background);
        selected.subscribe(_ -> look());
        alongside.subscribe(this::look);
        board.choiceProperty().subscribe(_ -> draw());
    }

    /// The run that is looked at.
    public ObjectProperty<@Nullable RunRow> selectedProperty() {
        return selected;
    }

    /// Runs whose curves are drawn over those of the one that is looked at.
    public ObservableList<RunRow> alongside() {
        return alongside;
    }

    /// Phases, notices and log of the run that is looked at.
    public ReadOnlyObjectProperty<RunDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// The curves, and how they are drawn.
    public CurveBoard board() {
        return board;
    }

    /// The settings of the run that is looked at, as far as they are known.
    Optional<RunConfig> config() {
        return Optional.ofNullable(selected.get()).flatMap(this::config);
    }

    /// Something has changed that may be shown; it is at the next drawing.
    void changed() {
        undrawn = true;
    }

    /// Draws what has changed.
    void drawChanges() {
        if (undrawn) draw();
    }

    /// Something about the run has changed beside what it tells.
    void tellAgain() {
        details.set(details.get().again());
    }

    /// What was read of a run counts no more.
    void forget(@Nullable RunId id) {
        if (id != null) watched.remove(id);
    }

    /// Those among them whose folders others write to.
    Map<RunId, WatchedRun> growing() {
        Map<RunId, WatchedRun> growing = new HashMap<>();
        for (RunRow row : shown()) {
            boolean grows = row.place() == RunPlace.OWN_PROCESS || row.place() == RunPlace.OTHER_MACHINE;
            RunId id = row.id();
            WatchedRun run = id == null ? null : watched.get(id);
            if (grows && id != null && run != null) growing.put(id, run);
        }
        return growing;
    }

    /// Takes up what was read on of them.
    void take(Map<RunId, WatchedRun.Piece> pieces) {
        pieces.forEach((id, piece) -> {
            WatchedRun run = watched.get(id);
            if (run != null && run.take(piece)) undrawn = true;
        });
    }

    private List<RunRow> shown() {
        List<RunRow> shown = new ArrayList<>();
        if (selected.get() != null) shown.add(selected.get());
        alongside.stream().filter(row -> !shown.contains(row)).forEach(shown::add);
        return shown;
    }

    /// Reads what is not known yet of the runs that are looked at, and draws.
    private void look() {
        watched.keySet().retainAll(shown().stream().map(RunRow::id).toList());
        for (RunRow row : shown()) {
            RunId id = row.id();
            if (id == null || atWork.live(row).isPresent() || watched.containsKey(id)) continue;
            var unused = background.read(
                    "Read run",
                    _ -> WatchedRun.read(runs.log(id)),
                    run -> {
                        if (shown().stream().noneMatch(shown -> id.equals(shown.id()))) return;
                        watched.put(id, run);
                        draw();
                    },
                    failed);
        }
        draw();
    }

    private void draw() {
        undrawn = false;
        List<ToldRun> told = new ArrayList<>();
        for (RunRow row : shown()) {
            Optional<RunStory> story = story(row);
            config(row)
                    .ifPresent(config ->
                            story.ifPresent(each -> told.add(new ToldRun(row.name(), config, each.curves()))));
        }
        board.draw(told);
        RunRow row = selected.get();
        details.set(row == null ? RunDetails.NONE : RunDetails.of(row, story(row), atWork.requested(row)));
    }

    private Optional<RunStory> story(RunRow row) {
        return atWork.live(row).map(LiveRun::story).or(() -> watched(row).map(WatchedRun::story));
    }

    private Optional<RunConfig> config(RunRow row) {
        if (row.place() == RunPlace.QUEUE) return queue.config(row);
        return atWork.live(row).map(LiveRun::config).or(() -> watched(row).map(WatchedRun::config));
    }

    private Optional<WatchedRun> watched(RunRow row) {
        return Optional.ofNullable(row.id()).flatMap(id -> Optional.ofNullable(watched.get(id)));
    }
}
