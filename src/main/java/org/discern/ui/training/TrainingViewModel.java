package org.discern.ui.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
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
import org.discern.workflow.Phase;
import org.discern.workflow.WorkRequest;
import org.jspecify.annotations.Nullable;

/// What is done with the project's runs: they are started, resumed, paused, stopped and handed over, here or in
/// processes of their own. One run at a time is under way on this machine: each wants the whole of it.
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
    private final AtWork atWork = new AtWork();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final RunQueue queue;
    private final LookedRuns looked;
    private final RunList list;
    private final Steering steering;
    private final OtherProcesses others;
    private final MachineWatch machine;
    private final ReadOnlyObjectWrapper<TrainingPhase> phase = new ReadOnlyObjectWrapper<>(TrainingPhase.IDLE);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final BooleanProperty ownProcess = new SimpleBooleanProperty();
    private @Nullable Runnable handedOver;
    private boolean detaching;
    private int beats;

    public TrainingViewModel(ProjectModel project, Runs runs, Background background, Desktop desktop) {
        this.project = project;
        this.runs = runs;
        this.background = background;
        this.desktop = desktop;
        queue = new RunQueue(runs, background, problem::set);
        looked = new LookedRuns(runs, background, atWork, queue, problem::set);
        list = new RunList(project, queue, atWork, looked);
        steering = new Steering(runs, background, atWork, looked, phase, problem::set);
        others = new OtherProcesses(runs, background, atWork, looked, this::changed, problem::set);
        machine = new MachineWatch(runs, background);
        queue.find(list::follow);
    }

    // --- what is shown ---

    /// Those that wait first, then the newest.
    public ObservableList<RunRow> rows() {
        return list.rows();
    }

    /// The runs that are looked at.
    public LookedRuns looked() {
        return looked;
    }

    /// Pauses and stops runs.
    public Steering steering() {
        return steering;
    }

    /// What the machine is doing.
    public MachineWatch machine() {
        return machine;
    }

    public ReadOnlyObjectProperty<TrainingPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How far the run under way is.
    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
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
        return atWork.live().map(run -> run.row().name()).orElse("");
    }

    /// Whether the run that is looked at is the one under way here.
    public boolean looksAtLive() {
        return atWork.live(looked.selectedProperty().get()).isPresent();
    }

    // --- what a person does ---

    /// Starts an experiment as a run of its own, at once or when it is its turn.
    public void start(RunConfig config) {
        problem.set(null);
        queue.add(config);
        list.follow();
        list.lookAtLastWaiting();
        next();
    }

    /// Goes on with the run that is looked at.
    public void resume() {
        RunRow row = looked.selectedProperty().get();
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

    /// Hands the run under way to a process of its own: it stops at its next step, keeping all it has done, and goes on
    /// from there.
    ///
    /// @param done called when that process is at work; never if something keeps it from that
    public void handOver(Runnable done) {
        Optional<LiveRun> run = atWork.live();
        if (run.isEmpty() && !detaching) {
            done.run();
            return;
        }
        handedOver = done;
        if (run.isEmpty()) return; // its process is being started already
        run.get().request(WorkRequest.STOP);
        phase.set(TrainingPhase.CANCELLING);
    }

    /// How many experiments wait for their turn here.
    public int waiting() {
        return queue.rows().size();
    }

    /// Hands the settings of the run that is looked at to whoever wants to make another one of them.
    public void duplicate(Consumer<RunConfig> designer) {
        looked.config().ifPresent(designer);
    }

    /// Takes the run that is looked at out of the queue.
    public void withdraw() {
        RunRow row = looked.selectedProperty().get();
        if (row == null || row.place() != RunPlace.QUEUE) return;
        queue.remove(row);
        list.follow();
    }

    /// Goes on with the queue, which a stop held, or which was found with the project.
    public void goOnWithQueue() {
        queue.release();
        next();
    }

    /// Whether runs wait that do not start by themselves.
    public boolean queueHeld() {
        return queue.held();
    }

    // --- the course of things ---

    /// Takes up what has been reported since; to be called ten times a second.
    public void beat() {
        beats++;
        atWork.live().ifPresent(run -> {
            if (run.inbox().emptyInto(run.story())) looked.changed();
            run.story().tick();
            // Pre-training begins when all that it needs is in the run's folder.
            if (run.story().progress().phase().equals(Phase.PRETRAIN)) queue.left();
            progress.set(run.story().progress());
        });
        if (beats % BEATS_PER_NOTICE == 0) others.takeNotice();
        if (beats % BEATS_PER_LOAD == 0) machine.measure();
        if (beats % BEATS_PER_DRAWING == 0) looked.drawChanges();
        looked.board().beat();
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
        return detaching || atWork.busy();
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
        atWork.begin(run);
        looked.forget(row.id());
        phase.set(TrainingPhase.RUNNING);
        list.follow();
        looked.selectedProperty().set(row);
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
        boolean lookedAt = looksAtLive();
        LiveRun ended = atWork.live().orElseThrow();
        atWork.end();
        phase.set(how);
        progress.set(Progress.NONE);
        if (how == TrainingPhase.IDLE && handedOver != null) {
            project.refresh(() -> goOnDetached(ended));
            return;
        }
        queue.left();
        if (how == TrainingPhase.IDLE) queue.hold();
        else tell(ended.row().name(), how == TrainingPhase.DONE ? RunState.DONE : RunState.FAILED);
        project.refresh(() -> {
            list.follow(); // a run that ended before it had a folder is on no list any more
            if (lookedAt) list.lookAt(id);
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
                            looked.forget(id);
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
        queue.left();
        phase.set(TrainingPhase.IDLE);
        if (id != null) atWork.detached(id);
        project.refresh(() -> {
            list.follow();
            if (id != null) {
                list.lookAt(id);
                tellHandedOver();
            }
            handedOver = null;
        });
    }

    private void changed(List<RunId> over) {
        project.refresh(() -> {
            over.forEach(this::processEnded);
            list.follow();
            next();
        });
    }

    private void processEnded(RunId id) {
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
}
