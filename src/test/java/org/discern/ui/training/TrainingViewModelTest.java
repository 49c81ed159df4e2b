package org.discern.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.discern.config.RunConfig;
import org.discern.figure.CurveFigure;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.Job;
import org.discern.workflow.JobContext;
import org.discern.workflow.Jobs;
import org.discern.workflow.RunRecord;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.Test;

class TrainingViewModelTest {
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeProject contents = new FakeProject();
    private final LaterJobs jobs = new LaterJobs();
    private final Background background = new Background(jobs, Runnable::run, dialogs);
    private final ProjectModel project = new ProjectModel(contents, background);
    private final ScriptedRuns runs = new ScriptedRuns();
    private final TrainingViewModel model = new TrainingViewModel(project, runs, background);

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
                Objects.requireNonNull(model.selectedProperty().get()).name());
    }

    @Test
    void eventsAreTakenUpAtTheBeatAndDrawnAtEveryFifth() {
        model.start(SampleRuns.config("moco"));
        SampleRuns.events().subList(0, 101).forEach(jobs.listener);
        assertEquals(Progress.NONE, model.progressProperty().get());
        model.beat();
        assertEquals(100, model.progressProperty().get().step());
        assertEquals(0, drawn());
        for (int i = 0; i < 4; i++) model.beat();
        assertEquals(101, drawn());
    }

    @Test
    void aSecondRunHasToWait() {
        model.start(SampleRuns.config("moco"));
        model.start(SampleRuns.config("medaug"));
        assertEquals(1, jobs.waiting.size());
        assertTrue(Objects.requireNonNull(model.problemProperty().get()).what().contains("moco-demo"));
    }

    @Test
    void stoppingAsksOnceAndEndsIdleWithARunThatCanBeResumed() {
        model.start(SampleRuns.config("moco"));
        model.stop();
        model.stop();
        assertEquals(TrainingPhase.CANCELLING, model.phaseProperty().get());
        assertEquals(1, jobs.cancelled);
        runs.end = RunState.CANCELLED;
        jobs.work();
        assertEquals(TrainingPhase.IDLE, model.phaseProperty().get());
        RunRow row = Objects.requireNonNull(model.selectedProperty().get());
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
        ShownRun shown = Objects.requireNonNull(model.shownProperty().get());
        CurveFigure loss = shown.pretraining().getFirst();
        assertEquals(240, loss.series().getFirst().x().length);
        assertEquals(
                Math.log(shown.config().moco().queueSize() + 1.0),
                loss.references().getFirst().value());
        assertEquals(1, shown.notices().size());
        assertEquals(
                List.of("Classifier loss", "Validation AUROC"),
                shown.evaluation().stream().map(CurveFigure::title).toList());
    }

    private long drawn() {
        return Objects.requireNonNull(model.shownProperty().get()).events();
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

            Later(String name, CompletableFuture<T> result) {
                this.name = name;
                this.result = result;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public void cancel() {
                cancelled++;
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
        public RunRecord read(RunId id) {
            return SampleRuns.record(id.value().substring(id.value().lastIndexOf('-') + 1), end);
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
