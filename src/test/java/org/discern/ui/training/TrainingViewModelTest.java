package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.discern.config.RunConfig;
import org.discern.figure.ReadyCurves;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.Job;
import org.discern.workflow.JobContext;
import org.discern.workflow.Jobs;
import org.discern.workflow.MachineLoad;
import org.discern.workflow.Phase;
import org.discern.workflow.RunLog;
import org.discern.workflow.SameThreadJobs;
import org.discern.workflow.WorkControl;
import org.discern.workflow.WorkRequest;
import org.discern.workflow.Worker;
import org.junit.jupiter.api.Test;

class TrainingViewModelTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeProject contents = new FakeProject();
    private final LaterJobs jobs = new LaterJobs();
    private final Background background = new Background(jobs, Runnable::run, dialogs);
    private final ProjectModel project = new ProjectModel(contents, background);
    private final ScriptedRuns runs = new ScriptedRuns();
    private final FakeDesktop desktop = new FakeDesktop();
    private final TrainingViewModel model = new TrainingViewModel(project, runs, background, desktop);

    @Test
    void aRunGoesFromRunningToDoneAndTheListHoldsItOnce() {
        model.start(SampleRuns.config("moco"));
        assertEquals(TrainingPhase.RUNNING, model.phaseProperty().get());
        assertEquals(
                List.of(RunState.RUNNING),
                model.rows().stream().map(RunRow::state).toList());
        assertTrue(model.looksAtLive());
        jobs.work();
        assertEquals(TrainingPhase.DONE, model.phaseProperty().get());
        assertEquals(
                List.of(RunState.DONE), model.rows().stream().map(RunRow::state).toList());
        assertEquals(
                "moco-demo",
                Objects.requireNonNull(model.looked().selectedProperty().get()).name());
    }

    @Test
    void eventsAreTakenUpAtTheBeatAndDrawnAtEveryFifth() {
        model.start(SampleRuns.config("moco"));
        SampleRuns.events().subList(0, 101).forEach(jobs.listener);
        assertEquals(Progress.NONE, model.progressProperty().get());
        model.beat();
        assertEquals(100, model.progressProperty().get().step());
        assertEquals(0, model.looked().detailsProperty().get().events());
        for (int i = 0; i < 4; i++) model.beat();
        assertEquals(101, model.looked().detailsProperty().get().events());
        assertEquals(
                List.of(Phase.PRETRAIN),
                model.looked().detailsProperty().get().phases().stream()
                        .map(Progress::phase)
                        .toList());
    }

    @Test
    void aSecondRunWaitsForItsTurn() {
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        assertEquals(1, jobs.waiting.size());
        assertEquals(
                List.of(RunPlace.QUEUE, RunPlace.WINDOW),
                model.rows().stream().map(RunRow::place).toList());
        jobs.work();
        assertEquals(List.of("Run finished: moco-demo"), desktop.told);
        assertEquals("medaug-demo", model.liveName());
        jobs.work();
        assertEquals(List.of("start moco-demo", "start medaug-demo"), runs.calls);
        assertEquals(TrainingPhase.DONE, model.phaseProperty().get());
    }

    @Test
    void aStopHoldsTheQueueUntilItIsToGoOn() {
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        model.looked().selectedProperty().set(model.rows().getLast());
        model.steering().stop();
        runs.end = RunState.CANCELLED;
        jobs.work();
        assertTrue(model.queueHeld());
        assertEquals("", model.liveName());
        runs.end = RunState.DONE;
        model.goOnWithQueue();
        assertEquals("medaug-demo", model.liveName());
        assertEquals(List.of(), desktop.told);
    }

    @Test
    void whatWaitsCanBeWithdrawnAndDuplicated() {
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        List<RunConfig> designed = new ArrayList<>();
        model.duplicate(designed::add);
        assertEquals(List.of(SampleRuns.config("medaug")), designed);
        model.withdraw();
        assertEquals(1, model.rows().size());
        jobs.work();
        assertEquals(List.of("start moco-demo"), runs.calls);
    }

    @Test
    void whatWaitsIsKeptAndFoundAgainButNotStartedByItself() {
        RunConfig moco = SampleRuns.config("moco");
        RunConfig medaug = SampleRuns.config("medaug");
        model.start(moco);
        model.start(medaug);
        assertEquals(List.of(moco, medaug), runs.kept, "the first one has no folder yet");
        SampleRuns.events().subList(0, 101).forEach(jobs.listener);
        model.beat();
        assertEquals(List.of(medaug), runs.kept);

        TrainingViewModel opened = new TrainingViewModel(project, runs, background, desktop);
        assertEquals(
                List.of(RunPlace.QUEUE),
                opened.rows().stream().map(RunRow::place).toList());
        assertTrue(opened.queueHeld());
        for (int i = 0; i < 20; i++) opened.beat();
        assertEquals(1, jobs.waiting.size(), "only what the first window started");
        opened.goOnWithQueue();
        assertEquals("medaug-demo", opened.liveName());
        jobs.waiting.removeFirst();
        jobs.work();
        assertEquals(List.of("start medaug-demo"), runs.calls);
        assertEquals(List.of(), runs.kept);
    }

    @Test
    void aRunThatIsWithdrawnOrEndsWithoutAFolderIsNotKept() {
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        model.withdraw();
        runs.bug = true;
        jobs.work();
        assertEquals(List.of(), runs.kept);
    }

    @Test
    void pausesGoesOnAndStopsAfterTheEpoch() {
        model.start(SampleRuns.config("moco"));
        model.steering().pauseOrGoOn();
        assertEquals(TrainingPhase.PAUSED, model.phaseProperty().get());
        model.steering().pauseOrGoOn();
        assertEquals(TrainingPhase.RUNNING, model.phaseProperty().get());
        model.steering().stopAfterEpoch();
        assertEquals(TrainingPhase.ENDING_EPOCH, model.phaseProperty().get());
        assertEquals(
                WorkRequest.STOP_AFTER_EPOCH,
                model.steering().requested(model.rows().getFirst()));
        model.steering().stopAfterEpoch();
        assertEquals(TrainingPhase.RUNNING, model.phaseProperty().get());
    }

    @Test
    void aRunOfItsOwnProcessIsFollowedAskedAndItsEndTold() {
        model.ownProcessProperty().set(true);
        model.start(SampleRuns.config("moco"));
        RunRow row = model.rows().getFirst();
        assertEquals(RunPlace.OWN_PROCESS, row.place());
        assertEquals(List.of("detach moco-demo"), runs.calls);
        model.steering().pauseOrGoOn();
        model.steering().stop();
        assertEquals(List.of("detach moco-demo", "PAUSE " + row.id(), "STOP " + row.id()), runs.calls);
        model.start(SampleRuns.config("medaug"));
        assertEquals(RunPlace.QUEUE, model.rows().getFirst().place(), "one at a time");
        contents.runs.set(0, SampleRuns.summary("moco", RunState.DONE));
        runs.atWork = Map.of();
        runs.changed = true;
        for (int i = 0; i < 10; i++) model.beat();
        assertEquals(List.of("Run finished: moco-demo"), desktop.told);
        assertEquals("detach medaug-demo", runs.calls.getLast());
    }

    @Test
    void aRunOfAnotherMachineIsFollowedButNotSteered() {
        contents.runs.add(SampleRuns.summary("discern", RunState.RUNNING));
        runs.atWork = Map.of(contents.runs.getFirst().id(), Worker.OTHER_MACHINE);
        project.refresh(() -> {});
        for (int i = 0; i < 10; i++) model.beat();
        RunRow row = model.rows().getFirst();
        assertEquals(RunPlace.OTHER_MACHINE, row.place());
        assertFalse(row.steerable());
        assertFalse(row.resumable());
        model.start(SampleRuns.config("moco"));
        assertEquals("moco-demo", model.liveName(), "this machine is free");
    }

    @Test
    void theMachineIsMeasuredEveryTwoSeconds() {
        for (int i = 0; i < 20; i++) model.beat();
        assertEquals(0.5, model.machine().loadProperty().get().processorShare());
    }

    @Test
    void stoppingAsksOnceAndEndsIdleWithARunThatCanBeResumed() {
        model.start(SampleRuns.config("moco"));
        model.steering().stop();
        model.steering().stop();
        assertEquals(TrainingPhase.CANCELLING, model.phaseProperty().get());
        assertEquals(1, jobs.cancelled);
        runs.end = RunState.CANCELLED;
        jobs.work();
        assertEquals(TrainingPhase.IDLE, model.phaseProperty().get());
        RunRow row = Objects.requireNonNull(model.looked().selectedProperty().get());
        assertEquals(RunState.CANCELLED, row.state());
        assertTrue(row.resumable());
        model.resume();
        assertEquals(TrainingPhase.RUNNING, model.phaseProperty().get());
        assertEquals(1, model.rows().size());
        assertFalse(model.rows().getFirst().resumable());
        jobs.work();
        assertEquals(
                List.of("resume " + row.id()),
                runs.calls.stream().filter(call -> call.startsWith("resume")).toList());
    }

    @Test
    void aProblemIsShownAndARunThatFailedStaysInTheList() {
        runs.end = RunState.FAILED;
        model.start(SampleRuns.config("moco"));
        jobs.work();
        assertEquals(TrainingPhase.FAILED, model.phaseProperty().get());
        assertEquals(
                "the disk is full",
                Objects.requireNonNull(model.problemProperty().get()).what());
        assertEquals(List.of(), dialogs.bugs);
        assertEquals(RunState.FAILED, model.rows().getFirst().state());
    }

    @Test
    void aRunThatEndedBeforeItHadAFolderLeavesTheList() {
        runs.bug = true; // before anything is written
        model.start(SampleRuns.config("moco"));
        assertEquals(1, model.rows().size());
        jobs.work();
        assertEquals(List.of(), model.rows());
    }

    @Test
    void aBugGoesToTheDialogForBugs() {
        runs.bug = true;
        model.start(SampleRuns.config("moco"));
        jobs.work();
        assertEquals(1, dialogs.bugs.size());
        assertEquals(TrainingPhase.FAILED, model.phaseProperty().get());
    }

    @Test
    void aFinishedRunIsDrawnFromItsFolder() {
        contents.runs.add(SampleRuns.summary("discern", RunState.DONE));
        project.refresh(() -> {});
        for (int i = 0; i < 20; i++) model.beat();
        List<String> titles =
                model.looked().board().charts().stream().map(ReadyCurves::title).toList();
        assertEquals("Contrastive loss", titles.getFirst());
        assertTrue(titles.containsAll(List.of("Classifier loss", "Validation AUROC")), titles.toString());
        assertEquals(1, model.looked().detailsProperty().get().notices().size());
        assertEquals(
                240, model.looked().board().charts().getFirst().table().rows().size());
    }

    @Test
    void aRunIsHandedOverOnceItHasStoppedAndWhatWaitsStaysHere() {
        AtomicInteger left = new AtomicInteger();
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        assertEquals(1, model.waiting());
        model.handOver(left::incrementAndGet);
        assertEquals(1, jobs.cancelled);
        assertEquals(TrainingPhase.CANCELLING, model.phaseProperty().get());
        assertEquals(0, left.get());
        runs.end = RunState.CANCELLED;
        jobs.work();
        // The run in the list is of long ago: the one that was stopped had no folder yet and begins anew.
        assertEquals(List.of("start moco-demo", "detach moco-demo"), runs.calls);
        assertEquals(1, left.get());
        assertTrue(model.queueHeld());
        model.handOver(left::incrementAndGet);
        assertEquals(2, left.get(), "nothing is under way here any more");
    }

    @Test
    void aRunThatEndsFirstNeedsNoProcessAndOneThatFailsKeepsTheWindow() {
        AtomicInteger left = new AtomicInteger();
        model.start(SampleRuns.config("moco"));
        model.handOver(left::incrementAndGet);
        jobs.work();
        assertEquals(1, left.get());
        model.start(SampleRuns.config("moco"));
        model.handOver(left::incrementAndGet);
        runs.end = RunState.FAILED;
        jobs.work();
        assertEquals(1, left.get());
        assertEquals(List.of("start moco-demo", "start moco-demo"), runs.calls);
    }

    /// Short work at once, long work when the test says so.
    private static final class LaterJobs implements Jobs {
        private final SameThreadJobs now = new SameThreadJobs();
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private Consumer<RunEvent> listener = event -> {};
        private int cancelled;

        @Override
        public <T> Job<T> compute(String name, Work<T> work, Consumer<RunEvent> events) {
            listener = events;
            CompletableFuture<T> result = new CompletableFuture<>();
            waiting.add(() -> {
                try {
                    result.complete(work.run(new Context(events)));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
            return new Later<>(name, result);
        }

        @Override
        public <T> Job<T> background(String name, Work<T> work, Consumer<RunEvent> events) {
            return now.background(name, work, events);
        }

        @Override
        public void close() {
            now.close();
        }

        void work() {
            waiting.remove().run();
        }

        private record Context(Consumer<RunEvent> events) implements JobContext {
            @Override
            public void report(RunEvent event) {
                events.accept(event);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        }

        private final class Later<T> implements Job<T> {
            private final String name;
            private final CompletableFuture<T> result;
            private final WorkControl control = new WorkControl();

            Later(String name, CompletableFuture<T> result) {
                this.name = name;
                this.result = result;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public WorkControl control() {
                return control;
            }

            @Override
            public void cancel() {
                cancelled++;
                control.request(WorkRequest.STOP);
            }

            @Override
            public CompletableFuture<T> result() {
                return result;
            }
        }
    }

    /// Runs that end as the test says.
    private final class ScriptedRuns implements Runs {
        private final List<String> calls = new ArrayList<>();
        private RunState end = RunState.DONE;
        private boolean bug;
        private boolean changed;
        private Map<RunId, Worker> atWork = Map.of();
        private List<RunConfig> kept = List.of();

        @Override
        public RunSummary start(RunConfig config, JobContext context) {
            calls.add("start " + config.name());
            return finish();
        }

        @Override
        public RunSummary resume(RunId id, JobContext context) {
            calls.add("resume " + id);
            end = RunState.DONE;
            return finish();
        }

        @Override
        public RunId detach(RunConfig config, JobContext context) {
            calls.add("detach " + config.name());
            RunSummary summary = SampleRuns.summary(config.name().replace("-demo", ""), RunState.RUNNING);
            contents.runs.addFirst(summary);
            atWork = Map.of(summary.id(), Worker.OTHER_PROCESS);
            return summary.id();
        }

        @Override
        public RunId detachAgain(RunId id, JobContext context) {
            calls.add("detach again " + id);
            return id;
        }

        @Override
        public void request(RunId id, WorkRequest request) {
            calls.add(request + " " + id);
        }

        @Override
        public List<RunConfig> waiting() {
            return kept;
        }

        @Override
        public void keepWaiting(List<RunConfig> experiments) {
            kept = experiments;
        }

        @Override
        public RunLog log(RunId id) {
            return SampleRuns.log(id.value().substring(id.value().lastIndexOf('-') + 1), end);
        }

        @Override
        public Standings takeNotice() {
            boolean news = changed;
            changed = false;
            return new Standings(news, atWork);
        }

        @Override
        public MachineLoad load() {
            return new MachineLoad(0.5, 1, 2, List.of());
        }

        private RunSummary finish() {
            if (bug) throw new IllegalStateException("a bug");
            RunSummary summary = SampleRuns.summary("moco", end);
            contents.runs.clear();
            contents.runs.add(summary);
            return switch (end) {
                case CANCELLED -> throw new CancellationException();
                case FAILED -> throw new Problem("the disk is full", "make room");
                default -> summary;
            };
        }
    }
}
