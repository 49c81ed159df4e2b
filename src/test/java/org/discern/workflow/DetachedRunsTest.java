package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.discern.engine.Checkpoints;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.DetachedWork;
import org.discern.testing.Launcher;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, really killed.
class DetachedRunsTest {
    @TempDir
    private Path folder;

    @Test
    void survivesItsLauncherIsFoundAgainAndLosesOnlyTheStepsSinceItsCheckpoint() throws Exception {
        Path description = TinyCohort.write(folder.resolve("films"));
        RunId id;
        try (SecondProcess launcher =
                SecondProcess.start(Launcher.class, projectFolder().toString(), description.toString())) {
            id = new RunId(launcher.awaitLine(Launcher.DETACHED).substring(Launcher.DETACHED.length()));
            launcher.kill();
        }
        try (Project project = Project.open(projectFolder())) {
            RunFolder run = project.existingRun(id);
            assertEquals(Worker.OTHER_PROCESS, run.worker());
            assertEquals(RunState.RUNNING, project.runs().getFirst().state());
            RunLog log = project.log(id);
            List<RunEvent> followed = new ArrayList<>();
            long before = lastStep(followed);
            await("it goes on", () -> {
                log.read(followed::add, followed::clear);
                return lastStep(followed) > before + 25;
            });

            assertPausesAndGoesOn(run, log, followed);

            ProcessHandle process = run.process().orElseThrow();
            process.destroyForcibly();
            process.onExit().get(30, TimeUnit.SECONDS);
            assertTrue(project.takeNotice());
            assertEquals(RunState.INTERRUPTED, project.runs().getFirst().state());
            log.read(followed::add, followed::clear);
            long checkpoint = Checkpoints.stepOf(run.lastCheckpoint().orElseThrow());
            assertTrue(lastStep(followed) - checkpoint <= 10, lastStep(followed) + " after " + checkpoint);

            long again = checkpoint + 5;
            assertThrows(
                    CancellationException.class,
                    () -> new RunExperiment(project, TestEngines.both())
                            .resume(
                                    id,
                                    RecordingContext.stoppingAt(event -> event instanceof RunEvent.StepDone step
                                            && step.phase().equals(Phase.PRETRAIN)
                                            && step.step() == again)));
            List<Long> steps = steps(MetricsLog.read(run.metrics(), run.json()));
            List<Long> all = new ArrayList<>();
            for (long step = 1; step <= again; step++) all.add(step);
            assertEquals(all, steps, "every step stands once");
        }
    }

    @Test
    void isStoppedByRequestAndResumedInAProcessOfItsOwn() throws Exception {
        Path description = TinyCohort.write(folder.resolve("films"));
        try (Project project = Project.open(projectFolder())) {
            RecordingContext context = RecordingContext.patient();
            new ImportDataset(project).run(description, null, context);
            RunExperiment experiment = new RunExperiment(project, TestEngines.both());
            RunId id = experiment.prepare(TinyRun.config(Launcher.LONG.toArray(String[]::new)), context);
            RunFolder run = project.existingRun(id);
            for (WorkRequest how : List.of(WorkRequest.STOP, WorkRequest.STOP_AFTER_EPOCH)) {
                assertEquals(Worker.NOBODY, run.worker(), () -> how + " " + readState(run));
                experiment.prepareAgain(id, context);
                DetachedWork.runs().start(project, id, context);
                long begun = lastStep(MetricsLog.read(run.metrics(), run.json()));
                await("it is at work", () -> lastStep(MetricsLog.read(run.metrics(), run.json())) > begun + 2);
                assertThrows(Problem.class, () -> experiment.prepareAgain(id, context));
                DetachedRuns.request(project.folder(), id, how);
                await("it has stopped", () -> run.state() == RunState.CANCELLED);
                long last = lastStep(MetricsLog.read(run.metrics(), run.json()));
                assertEquals(last, Checkpoints.stepOf(run.lastCheckpoint().orElseThrow()), "nothing is lost");
                if (how == WorkRequest.STOP_AFTER_EPOCH) assertEquals(0, last % TinyRun.STEPS_AN_EPOCH);
            }
            assertThrows(Problem.class, () -> DetachedRuns.request(project.folder(), id, WorkRequest.STOP));
        }
    }

    @Test
    void aFolderThatIsCopiedHereWhileItGrowsElsewhereIsFollowed() throws IOException {
        Path description = TinyCohort.write(folder.resolve("films"));
        try (Project project = Project.open(projectFolder())) {
            new ImportDataset(project).run(description, null, RecordingContext.patient());
            RunId id = new RunExperiment(project, TestEngines.both())
                    .prepare(TinyRun.config(), RecordingContext.patient());
            RunFolder server = project.existingRun(id);
            server.enter(RunState.RUNNING);
            Path state = server.path().resolve("state.json");
            Files.writeString(state, Files.readString(state).replace(Machine.here(), "another"));
            assertEquals(Worker.OTHER_MACHINE, server.worker());
            assertTrue(project.takeNotice());
            assertEquals(RunState.RUNNING, project.runs().getFirst().state());
            assertThrows(Problem.class, () -> DetachedRuns.request(project.folder(), id, WorkRequest.PAUSE));

            List<RunEvent> heard = new ArrayList<>();
            RunLog log = project.log(id);
            Files.writeString(
                    server.metrics(), "{\"event\":\"phase\",\"phase\":\"pretrain\",\"totalSteps\":8}\n{\"eve");
            log.read(heard::add, heard::clear);
            assertEquals(1, heard.size());

            Instant longAgo = Instant.now().minusSeconds(3 * 3600);
            for (Path file : List.of(state, server.metrics()))
                Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(longAgo));
            assertEquals(RunState.INTERRUPTED, server.state());
        }
    }

    private void assertPausesAndGoesOn(RunFolder run, RunLog log, List<RunEvent> followed) {
        DetachedRuns.request(projectFolder(), run.id(), WorkRequest.PAUSE);
        await("it stands still", () -> {
            log.read(followed::add, followed::clear);
            long last = lastStep(followed);
            sleep(400);
            log.read(followed::add, followed::clear);
            return lastStep(followed) == last;
        });
        long paused = lastStep(followed);
        DetachedRuns.request(projectFolder(), run.id(), WorkRequest.GO_ON);
        await("it goes on after the pause", () -> {
            log.read(followed::add, followed::clear);
            return lastStep(followed) > paused + 12;
        });
    }

    private static String readState(RunFolder run) {
        try {
            return Files.readString(run.path().resolve("state.json"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path projectFolder() {
        return folder.resolve("project");
    }

    private static List<Long> steps(List<RunEvent> events) {
        return events.stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .map(RunEvent.StepDone::step)
                .toList();
    }

    private static long lastStep(List<RunEvent> events) {
        List<Long> steps = steps(events);
        return steps.isEmpty() ? 0 : steps.getLast();
    }

    private static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("still waiting until " + what);
            sleep(50);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
