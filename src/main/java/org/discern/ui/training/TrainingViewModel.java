package org.discern.ui.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.Job;
import org.discern.workflow.JobContext;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// The runs of the project, the one under way, and the one that is looked at. One run at a time is under way:
/// each wants the whole machine.
public final class TrainingViewModel {
    // Charts are drawn anew at every fifth beat, twice a second: more would take the processor from the
    // training that they show.
    private static final int BEATS_PER_DRAWING = 5;

    private final ProjectModel project;
    private final Runs runs;
    private final Background background;
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ObservableList<RunRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable RunRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<TrainingPhase> phase = new ReadOnlyObjectWrapper<>(TrainingPhase.IDLE);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ShownRun> shown = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable LiveRun live;
    private int beats;
    private boolean undrawn;

    public TrainingViewModel(ProjectModel project, Runs runs, Background background) {
        this.project = project;
        this.runs = runs;
        this.background = background;
        project.runs().subscribe(this::list);
        selected.subscribe(this::look);
    }

    /// The newest run first.
    public ObservableList<RunRow> rows() {
        return rowsView;
    }

    /// The run that is looked at.
    public ObjectProperty<@Nullable RunRow> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<TrainingPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How far the run under way is.
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Curves and notices of the run that is looked at; a new value when there is more to draw.
    public ReadOnlyObjectProperty<@Nullable ShownRun> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Name of the run under way; empty while there is none.
    public String liveName() {
        return live == null ? "" : live.row().name();
    }

    /// Whether the run that is looked at is the one under way.
    public boolean looksAtLive() {
        return live != null && live.row().equals(selected.get());
    }

    /// Starts an experiment as a run of its own.
    public void start(RunConfig config) {
        RunRow row = new RunRow(
                null,
                config.name(),
                config.data().dataset(),
                Method.of(config.pair(), config.weighting()).title(),
                RunState.RUNNING,
                Instant.now());
        begin(row, RunStory::new, config, context -> runs.start(config, context));
    }

    /// Goes on with the run that is looked at.
    public void resume() {
        RunRow row = selected.get();
        if (row == null || !row.resumable()) return;
        RunId id = Objects.requireNonNull(row.id());
        ShownRun before = shown.get();
        if (before == null) return;
        begin(row.in(RunState.RUNNING), before::story, before.config(), context -> runs.resume(id, context));
    }

    /// Asks the run under way to stop at its next step; what it has done so far stays.
    public void stop() {
        if (live == null || phase.get() != TrainingPhase.RUNNING) return;
        phase.set(TrainingPhase.CANCELLING);
        live.job().ifPresent(Job::cancel);
    }

    /// Takes up what the worker has reported since; to be called a few times a second.
    public void beat() {
        LiveRun run = live;
        if (run == null) return;
        undrawn |= run.inbox().emptyInto(run.story());
        progress.set(run.story().progress());
        if (++beats % BEATS_PER_DRAWING == 0) draw(run);
    }

    private void begin(RunRow row, Supplier<RunStory> story, RunConfig config, Function<JobContext, RunSummary> work) {
        if (phase.get().active()) {
            problem.set(new Problem(
                    "A run is under way: " + liveName(), "Wait for it, or stop it; it can be resumed later."));
            return;
        }
        problem.set(null);
        LiveRun run = new LiveRun(row, story.get(), config, new Inbox());
        live = run;
        phase.set(TrainingPhase.RUNNING);
        list();
        selected.set(row);
        var outcome = new Background.Outcome<RunSummary>(
                done -> end(TrainingPhase.DONE, done.id()),
                failure -> {
                    problem.set(failure);
                    end(TrainingPhase.FAILED, row.id());
                },
                () -> end(TrainingPhase.IDLE, row.id()));
        run.start(background.compute("Run " + row.name(), work::apply, run.inbox()::put, outcome));
    }

    private void end(TrainingPhase how, @Nullable RunId id) {
        beat();
        RunRow before = selected.get();
        boolean looked = looksAtLive();
        live = null;
        phase.set(how);
        progress.set(Progress.NONE);
        project.refresh(() -> {
            list(); // a run that ended before it had a folder is on no list any more
            RunRow after = looked ? newest(id) : before;
            if (after != null) selected.set(after);
        });
    }

    private @Nullable RunRow newest(@Nullable RunId id) {
        return rows.stream()
                .filter(row -> id == null || id.equals(row.id()))
                .findFirst()
                .orElse(null);
    }

    private void list() {
        RunRow looked = selected.get();
        List<RunRow> all = new ArrayList<>();
        LiveRun run = live;
        if (run != null) all.add(run.row());
        for (RunSummary summary : project.runs()) {
            if (run == null || !run.is(summary)) all.add(RunRow.of(summary));
        }
        rows.setAll(all);
        boolean kept = looked != null
                && looked.id() != null
                && rows.stream().anyMatch(row -> looked.id().equals(row.id()));
        if (kept) selected.set(newest(looked.id()));
        else selected.set(rows.isEmpty() ? null : rows.getFirst());
    }

    private void look(@Nullable RunRow row) {
        LiveRun run = live;
        if (row == null) {
            shown.set(null);
        } else if (run != null && run.row().equals(row)) {
            shown.set(run.shown());
        } else {
            read(row);
        }
    }

    private void read(RunRow row) {
        RunId id = row.id();
        if (id == null) return;
        var unused = background.read(
                "Read run",
                _ -> runs.read(id),
                record -> {
                    if (row.equals(selected.get())) shown.set(told(record));
                },
                problem::set);
    }

    private void draw(LiveRun run) {
        if (undrawn && looksAtLive()) shown.set(run.shown());
        undrawn = false;
    }

    private static ShownRun told(RunRecord record) {
        RunStory story = new RunStory();
        record.events().forEach(story::accept);
        return ShownRun.of(record.config(), story);
    }
}
