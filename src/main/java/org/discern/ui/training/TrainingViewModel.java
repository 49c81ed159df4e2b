package org.discern.ui.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.JobContext;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.WorkRequest;
import org.discern.workflow.Worker;
import org.jspecify.annotations.Nullable;

/// The runs of the project: those that wait, the one under way in this window, those of other processes and machines,
/// and the ones that are looked at. One run at a time is under way here: each wants the whole machine.
public final class TrainingViewModel {
    // Curves are drawn anew at every fifth beat, twice a second: more would take the processor from the training that
    // they show. Other processes are looked after once a second, the machine every two.
    private static final int BEATS_PER_DRAWING = 5;
    private static final int BEATS_PER_NOTICE = 10;
    private static final int BEATS_PER_LOAD = 20;

    private final ProjectModel project;
    private final Runs runs;
    private final Background background;
    private final Desktop desktop;
    private final CurveBoard board;
    private final RunQueue queue = new RunQueue();
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ObservableList<RunRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable RunRow> selected = new SimpleObjectProperty<>();
    private final ObservableList<RunRow> alongside = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<TrainingPhase> phase = new ReadOnlyObjectWrapper<>(TrainingPhase.IDLE);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<RunDetails> details = new ReadOnlyObjectWrapper<>(RunDetails.NONE);
    private final ReadOnlyObjectWrapper<MachineLoad> load = new ReadOnlyObjectWrapper<>(MachineLoad.UNKNOWN);
    private final BooleanProperty ownProcess = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Map<RunId, WatchedRun> watched = new HashMap<>();
    private final Map<RunId, WorkRequest> requested = new HashMap<>();
    private Map<RunId, Worker> atWork = Map.of();
    private @Nullable LiveRun live;
    private @Nullable Runnable handedOver;
    private boolean detaching;
    private boolean noticing;
    private boolean measuring;
    private int beats;
    private boolean undrawn;

    public TrainingViewModel(ProjectModel project, Runs runs, Background background, Desktop desktop) {
        this.project = project;
        this.runs = runs;
        this.background = background;
        this.desktop = desktop;
        this.board = new CurveBoard(background);
        project.runs().subscribe(this::list);
        selected.subscribe(_ -> look());
        alongside.subscribe(this::look);
        board.choiceProperty().subscribe(_ -> draw());
    }

    // --- what is shown ---

    /// Those that wait first, then the newest.
    public ObservableList<RunRow> rows() {
        return rowsView;
    }

    /// The run that is looked at.
    public ObjectProperty<@Nullable RunRow> selectedProperty() {
        return selected;
    }

    /// Runs whose curves are drawn over those of the one that is looked at.
    public ObservableList<RunRow> alongside() {
        return alongside;
    }

    public ReadOnlyObjectProperty<TrainingPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How far the run under way is.
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Phases, notices and log of the run that is looked at.
    public ReadOnlyObjectProperty<RunDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// The curves, and how they are drawn.
    public CurveBoard board() {
        return board;
    }

    public ReadOnlyObjectProperty<MachineLoad> loadProperty() {
        return load.getReadOnlyProperty();
    }

    /// Whether runs that are started or resumed get a process of their own, which survives the window.
    public BooleanProperty ownProcessProperty() {
        return ownProcess;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Name of the run under way in this window; empty while there is none.
    public String liveName() {
        return live == null ? "" : live.row().name();
    }

    /// Whether the run that is looked at is the one under way here.
    public boolean looksAtLive() {
        return isLive(selected.get());
    }

    /// What was last asked of a run.
    public WorkRequest requested(RunRow row) {
        LiveRun run = live;
        if (run != null && isLive(row)) return run.requested();
        return row.id() == null ? WorkRequest.GO_ON : requested.getOrDefault(row.id(), WorkRequest.GO_ON);
    }

    // --- what a person does ---

    /// Starts an experiment as a run of its own, at once or when it is its turn.
    public void start(RunConfig config) {
        problem.set(null);
        queue.add(config);
        list();
        selected.set(rows.stream()
                .filter(row -> row.place() == RunPlace.QUEUE)
                .toList()
                .getLast());
        next();
    }

    /// Goes on with the run that is looked at.
    public void resume() {
        RunRow row = selected.get();
        if (row == null || !row.resumable() || row.id() == null) return;
        if (busy()) {
            problem.set(new Problem("A run is under way", "Wait for it, or stop it; then resume this one."));
            return;
        }
        RunId id = row.id();
        if (ownProcess.get()) {
            detach(row.name(), context -> runs.detachAgain(id, context));
            return;
        }
        // Read anew: what it did after its last checkpoint is done again.
        var unused = background.read(
                "Read run",
                _ -> WatchedRun.read(runs.log(id)),
                before -> {
                    if (!busy()) begin(row, before.story(), before.config(), context -> runs.resume(id, context));
                },
                problem::set);
    }

    /// Lets the run that is looked at stand still, or go on.
    public void pauseOrGoOn() {
        RunRow row = selected.get();
        if (row == null) return;
        ask(requested(row) == WorkRequest.PAUSE ? WorkRequest.GO_ON : WorkRequest.PAUSE);
    }

    /// Asks the run that is looked at, or the one under way, to stop at its next step; what it has done so far stays.
    public void stop() {
        ask(WorkRequest.STOP);
    }

    /// The same at the end of its epoch; asked again, it goes on.
    public void stopAfterEpoch() {
        RunRow row = steered();
        if (row == null) return;
        ask(requested(row) == WorkRequest.STOP_AFTER_EPOCH ? WorkRequest.GO_ON : WorkRequest.STOP_AFTER_EPOCH);
    }

    /// Hands the run under way to a process of its own: it stops at its next step, keeping all it has done, and goes on
    /// from there.
    ///
    /// @param done called when that process is at work; never if something keeps it from that
    public void handOver(Runnable done) {
        LiveRun run = live;
        if (run == null && !detaching) {
            done.run();
            return;
        }
        handedOver = done;
        if (run == null) return; // its process is being started already
        run.request(WorkRequest.STOP);
        phase.set(TrainingPhase.CANCELLING);
    }

    /// How many experiments wait for their turn here.
    public int waiting() {
        return queue.rows().size();
    }

    /// Hands the settings of the run that is looked at to whoever wants to make another one of them.
    public void duplicate(Consumer<RunConfig> designer) {
        config(selected.get()).ifPresent(designer);
    }

    /// Takes the run that is looked at out of the queue.
    public void withdraw() {
        RunRow row = selected.get();
        if (row == null || row.place() != RunPlace.QUEUE) return;
        queue.remove(row);
        list();
    }

    /// Goes on with the queue after a stop held it.
    public void goOnWithQueue() {
        queue.release();
        next();
    }

    /// Whether runs wait that a stop keeps waiting.
    public boolean queueHeld() {
        return queue.held();
    }

    // --- the course of things ---

    /// Takes up what has been reported since; to be called ten times a second.
    public void beat() {
        beats++;
        LiveRun run = live;
        if (run != null) {
            undrawn |= run.inbox().emptyInto(run.story());
            run.story().tick();
            progress.set(run.story().progress());
        }
        if (beats % BEATS_PER_NOTICE == 0) takeNotice();
        if (beats % BEATS_PER_LOAD == 0) measure();
        if (beats % BEATS_PER_DRAWING == 0 && undrawn) draw();
        board.beat();
    }

    private void next() {
        if (busy() || queue.held()) return;
        queue.poll().ifPresent(waiting -> {
            RunConfig config = waiting.config();
            if (ownProcess.get()) detach(config.name(), context -> runs.detach(config, context));
            else begin(waiting.row(), new RunStory(), config, context -> runs.start(config, context));
        });
    }

    private boolean busy() {
        return live != null || detaching || atWork.containsValue(Worker.OTHER_PROCESS);
    }

    private void begin(RunRow from, RunStory story, RunConfig config, Function<JobContext, RunSummary> work) {
        problem.set(null);
        RunRow row = new RunRow(
                from.id(),
                from.name(),
                from.dataset(),
                from.method(),
                RunState.RUNNING,
                RunPlace.WINDOW,
                from.id() == null ? Instant.now() : from.started());
        LiveRun run = new LiveRun(row, story, config);
        live = run;
        if (row.id() != null) watched.remove(row.id());
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
        String name = liveName();
        LiveRun ended = Objects.requireNonNull(live);
        live = null;
        phase.set(how);
        progress.set(Progress.NONE);
        if (how == TrainingPhase.IDLE && handedOver != null) {
            project.refresh(() -> goOnDetached(ended));
            return;
        }
        if (how == TrainingPhase.IDLE) queue.hold();
        else tell(name, how == TrainingPhase.DONE ? RunState.DONE : RunState.FAILED);
        project.refresh(() -> {
            list(); // a run that ended before it had a folder is on no list any more
            RunRow after = looked ? newest(id) : before;
            if (after != null) selected.set(after);
            if (how == TrainingPhase.DONE) tellHandedOver();
            handedOver = null;
            next();
        });
    }

    /// One that was stopped before it had a folder begins anew.
    private void goOnDetached(LiveRun ended) {
        queue.hold();
        Optional<RunId> id =
                project.runs().stream().filter(ended::is).map(RunSummary::id).findFirst();
        detach(
                ended.row().name(),
                context -> id.isPresent() ? runs.detachAgain(id.get(), context) : runs.detach(ended.config(), context));
    }

    private void tellHandedOver() {
        Runnable done = handedOver;
        handedOver = null;
        if (done != null) done.run();
    }

    private void detach(String name, Function<JobContext, RunId> work) {
        detaching = true;
        phase.set(TrainingPhase.DETACHING);
        var unused = background.read(
                "Detach " + name,
                work::apply,
                _ -> {},
                new Background.Outcome<RunId>(
                        id -> {
                            requested.remove(id);
                            watched.remove(id);
                            detached(id);
                        },
                        failure -> {
                            problem.set(failure);
                            queue.hold();
                            detached(null);
                        },
                        () -> detached(null)));
    }

    private void detached(@Nullable RunId id) {
        detaching = false;
        phase.set(TrainingPhase.IDLE);
        if (id != null) atWork = Map.of(id, Worker.OTHER_PROCESS);
        project.refresh(() -> {
            list();
            if (id != null) selected.set(newest(id));
            if (id != null) tellHandedOver();
            handedOver = null;
        });
    }

    private void ask(WorkRequest request) {
        RunRow row = steered();
        LiveRun run = live;
        if (row == null) return;
        if (run != null && isLive(row)) {
            if (phase.get() == TrainingPhase.CANCELLING) return;
            run.request(request);
            phase.set(
                    switch (request) {
                        case STOP -> TrainingPhase.CANCELLING;
                        case PAUSE -> TrainingPhase.PAUSED;
                        case STOP_AFTER_EPOCH -> TrainingPhase.ENDING_EPOCH;
                        case GO_ON -> TrainingPhase.RUNNING;
                    });
        } else if (row.id() != null) {
            RunId id = row.id();
            requested.put(id, request);
            var unused = background.read(
                    "Ask run",
                    _ -> {
                        runs.request(id, request);
                        return id;
                    },
                    _ -> {},
                    problem::set);
        }
        details.set(details.get().again());
    }

    /// The run that requests go to: the one that is looked at, else the one under way.
    private @Nullable RunRow steered() {
        RunRow row = selected.get();
        if (row != null && row.steerable()) return row;
        return live == null ? null : live.row();
    }

    // --- other processes, and the machine ---

    private record Noticed(Runs.Standings standings, Map<RunId, WatchedRun.Piece> pieces) {}

    private void takeNotice() {
        if (noticing) return;
        noticing = true;
        Map<RunId, WatchedRun> followed = new HashMap<>();
        shownRows().forEach(row -> {
            boolean grows = row.place() == RunPlace.OWN_PROCESS || row.place() == RunPlace.OTHER_MACHINE;
            WatchedRun run = row.id() == null ? null : watched.get(row.id());
            if (grows && run != null) followed.put(Objects.requireNonNull(row.id()), run);
        });
        var unused = background.read(
                "Look after runs",
                _ -> {
                    Map<RunId, WatchedRun.Piece> pieces = new HashMap<>();
                    // Standings first: what a run wrote before it ended is then read.
                    Runs.Standings standings = runs.takeNotice();
                    followed.forEach((id, run) -> pieces.put(id, run.readOn()));
                    return new Noticed(standings, pieces);
                },
                noticed -> {
                    noticing = false;
                    take(noticed);
                },
                failure -> {
                    noticing = false;
                    problem.set(failure);
                });
    }

    private void take(Noticed noticed) {
        noticed.pieces().forEach((id, piece) -> {
            WatchedRun run = watched.get(id);
            if (run != null && run.take(piece)) undrawn = true;
        });
        List<RunId> over = atWork.entrySet().stream()
                .filter(run -> run.getValue() == Worker.OTHER_PROCESS
                        && !noticed.standings().atWork().containsKey(run.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        boolean changed = noticed.standings().changed()
                || !atWork.equals(noticed.standings().atWork());
        atWork = noticed.standings().atWork();
        if (!changed) return;
        project.refresh(() -> {
            over.forEach(this::processEnded);
            list();
            next();
        });
    }

    private void processEnded(RunId id) {
        requested.remove(id);
        project.runs().stream().filter(run -> run.id().equals(id)).findFirst().ifPresent(run -> {
            if (run.state() == RunState.CANCELLED) queue.hold();
            else tell(run.name(), run.state());
        });
    }

    private void tell(String name, RunState state) {
        desktop.tell(
                switch (state) {
                    case DONE -> "Run finished";
                    case FAILED -> "Run failed";
                    default -> "Run ended without a word";
                },
                name);
    }

    private void measure() {
        if (measuring) return;
        measuring = true;
        var unused = background.read(
                "Measure machine",
                _ -> runs.load(),
                now -> {
                    measuring = false;
                    load.set(now);
                },
                _ -> measuring = true); // a machine that cannot be measured is not asked again
    }

    // --- the list, and what is looked at ---

    private void list() {
        RunRow looked = selected.get();
        List<RunRow> all = new ArrayList<>(queue.rows());
        LiveRun run = live;
        if (run != null) all.add(run.row());
        for (RunSummary summary : project.runs()) {
            if (run == null || !run.is(summary)) all.add(RunRow.of(summary, place(summary)));
        }
        if (!rows.equals(all)) rows.setAll(all);
        alongside.removeIf(row -> !rows.contains(row));
        RunRow again = looked == null ? null : same(looked);
        if (again != null) selected.set(again);
        else selected.set(rows.isEmpty() ? null : rows.getFirst());
    }

    private RunPlace place(RunSummary summary) {
        if (summary.state() != RunState.RUNNING) return RunPlace.NOWHERE;
        return switch (atWork.getOrDefault(summary.id(), Worker.OTHER_PROCESS)) {
            case OTHER_MACHINE -> RunPlace.OTHER_MACHINE;
            case OTHER_PROCESS, THIS_PROCESS -> RunPlace.OWN_PROCESS;
            case NOBODY -> RunPlace.NOWHERE;
        };
    }

    private @Nullable RunRow same(RunRow looked) {
        return rows.stream()
                .filter(row ->
                        looked.id() == null ? row.equals(looked) : looked.id().equals(row.id()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable RunRow newest(@Nullable RunId id) {
        return rows.stream()
                .filter(row -> row.id() != null && (id == null || id.equals(row.id())))
                .findFirst()
                .orElse(null);
    }

    private boolean isLive(@Nullable RunRow row) {
        return live != null && live.row().equals(row);
    }

    private List<RunRow> shownRows() {
        List<RunRow> shown = new ArrayList<>();
        if (selected.get() != null) shown.add(selected.get());
        alongside.stream().filter(row -> !shown.contains(row)).forEach(shown::add);
        return shown;
    }

    /// Reads what is not known yet of the runs that are looked at, and draws.
    private void look() {
        // Of a long run's curves there are megabytes.
        watched.keySet().retainAll(shownRows().stream().map(RunRow::id).toList());
        for (RunRow row : shownRows()) {
            RunId id = row.id();
            if (id == null || isLive(row) || watched.containsKey(id)) continue;
            var unused = background.read(
                    "Read run",
                    _ -> WatchedRun.read(runs.log(id)),
                    run -> {
                        if (shownRows().stream().noneMatch(shown -> id.equals(shown.id()))) return;
                        watched.put(id, run);
                        draw();
                    },
                    problem::set);
        }
        draw();
    }

    private void draw() {
        undrawn = false;
        List<ToldRun> told = new ArrayList<>();
        for (RunRow row : shownRows()) {
            Optional<RunStory> story = story(row);
            config(row)
                    .ifPresent(config ->
                            story.ifPresent(each -> told.add(new ToldRun(row.name(), config, each.curves()))));
        }
        board.draw(told);
        RunRow row = selected.get();
        details.set(row == null ? RunDetails.NONE : RunDetails.of(row, story(row), requested(row)));
    }

    private Optional<RunStory> story(@Nullable RunRow row) {
        if (row == null) return Optional.empty();
        if (live != null && isLive(row)) return Optional.of(live.story());
        return Optional.ofNullable(row.id())
                .flatMap(id -> Optional.ofNullable(watched.get(id)))
                .map(WatchedRun::story);
    }

    private Optional<RunConfig> config(@Nullable RunRow row) {
        if (row == null) return Optional.empty();
        if (live != null && isLive(row)) return Optional.of(live.config());
        if (row.place() == RunPlace.QUEUE) return queue.config(row);
        return Optional.ofNullable(row.id())
                .flatMap(id -> Optional.ofNullable(watched.get(id)))
                .map(WatchedRun::config);
    }
}
