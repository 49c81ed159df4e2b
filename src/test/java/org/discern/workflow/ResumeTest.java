package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.PausedRun;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a run comes about - stopped, killed, damaged - it comes to the same end, or to the same encoder where
/// what follows does not matter.
class ResumeTest extends UndisturbedRun {
    ResumeTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherSeedAnother() {
        List<RunEvent.StepDone> undisturbedSteps =
                withoutSpeed(steps(undisturbed)).subList(0, 6);
        assertEquals(undisturbedSteps, withoutSpeed(steps(startedUpTo(6, config))));
        assertNotEquals(undisturbedSteps, withoutSpeed(steps(startedUpTo(6, TinyRun.config("seed=4")))));
    }

    @Test
    void stoppedAndResumedTwiceIsTheSameRun() {
        RunFolder run = startedUpTo(3, config);
        assertEquals(RunState.CANCELLED, run.state());
        assertEquals("step-000000003.safetensors", checkpoints(run).getLast());
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(run.id(), RecordingContext.stoppingAt(pretrainStep(5))));
        assertThrows(
                CancellationException.class,
                () -> experiment.resume(
                        run.id(),
                        RecordingContext.stoppingAt(event -> event instanceof RunEvent.StepDone step
                                && step.phase().equals(Phase.RETRIEVAL))));
        assertEquals(RunState.CANCELLED, run.state());
        assertEquals(
                RunState.DONE,
                experiment.resume(run.id(), RecordingContext.patient()).state());
        assertSameAsUndisturbed(run);
        assertEquals(
                laterPhases(undisturbed), laterPhases(run), "the evaluation that was stopped left nothing in the log");
    }

    @Test
    void killedIsReadableAndResumesToTheSameRun() throws Exception {
        Path place = folder.resolve("killed");
        try (SecondProcess other =
                SecondProcess.start(PausedRun.class, place.toString(), description.toString(), "7")) {
            other.awaitLine(PausedRun.PAUSED);
            Problem busy = assertThrows(Problem.class, () -> Project.open(place));
            assertTrue(busy.what().contains("another process"), busy.what());
            other.kill();
        }
        try (Project killed = Project.open(place)) {
            RunSummary summary = killed.runs().getFirst();
            assertEquals(RunState.INTERRUPTED, summary.state());
            RunFolder run = killed.existingRun(summary.id());
            // A kill within a write leaves part of a line, here cut within a character.
            Files.write(run.metrics(), new byte[] {'{', '"', 'e', 'v', (byte) 0xc3}, StandardOpenOption.APPEND);
            assertEquals(7, steps(run).size());
            assertNull(run.record().result());
            assertEquals("step-000000006.safetensors", checkpoints(run).getLast());
            new RunExperiment(killed, engines).resume(run.id(), RecordingContext.patient());
            assertSameAsUndisturbed(run);
        }
    }

    @Test
    void fallsBackToTheCheckpointBeforeADamagedOne() throws IOException {
        RunFolder run = startedUpTo(5, config);
        assertEquals(List.of("step-000000004.safetensors", "step-000000005.safetensors"), checkpoints(run));
        try (FileChannel last = FileChannel.open(
                run.path().resolve("checkpoints/step-000000005.safetensors"), StandardOpenOption.WRITE)) {
            last.truncate(last.size() / 2);
        }
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheLastOneAndARunToResume() throws IOException {
        RecordingContext obstructing = RecordingContext.telling(event -> {
            if (pretrainStep(3).test(event)) obstruct("checkpoints/step-000000004.safetensors.aside");
        });
        Problem problem = assertThrows(Problem.class, () -> experiment.start(config, obstructing));
        assertTrue(problem.what().contains("step-000000004.safetensors"), problem.what());
        RunFolder run = latest();
        assertEquals(RunState.FAILED, run.state());
        RunEvent.Notice noted = assertInstanceOf(
                RunEvent.Notice.class,
                MetricsLog.read(run.metrics(), run.json()).getLast());
        assertTrue(noted.text().startsWith("Ended early: " + problem.what()), noted.text());
        assertEquals(List.of("step-000000002.safetensors"), checkpoints(run));
        clear(run, "checkpoints/step-000000004.safetensors.aside");
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void whereNotEvenTheStateCanBeWrittenTheRunCanStillBeResumed() throws IOException {
        RecordingContext obstructing = RecordingContext.telling(event -> {
            if (!pretrainStep(3).test(event)) return;
            obstruct("checkpoints/step-000000004.safetensors.aside");
            obstruct("state.json.aside");
        });
        Problem problem = assertThrows(Problem.class, () -> experiment.start(config, obstructing));
        assertEquals(1, problem.getSuppressed().length);
        RunFolder run = latest();
        assertEquals(RunState.INTERRUPTED, run.state());
        clear(run, "checkpoints/step-000000004.safetensors.aside");
        clear(run, "state.json.aside");
        resumeToTheEncoder(run);
        assertSamePretraining(run);
    }

    @Test
    void aRunThatIsDoneIsLeftAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(undisturbed.result());
        assertEquals(undisturbed.summary(), experiment.resume(undisturbed.id(), RecordingContext.patient()));
        assertArrayEquals(before, Files.readAllBytes(undisturbed.result()));
    }

    @Test
    void aRunThatIsUnderWayIsNotResumed() {
        RecordingContext resuming = RecordingContext.stoppingAt(event -> {
            if (!pretrainStep(1).test(event)) return false;
            Problem problem =
                    assertThrows(Problem.class, () -> experiment.resume(latest().id(), RecordingContext.patient()));
            assertTrue(problem.what().contains("still under way"), problem.what());
            return true;
        });
        assertThrows(CancellationException.class, () -> experiment.start(config, resuming));
        assertThrows(Problem.class, () -> experiment.resume(new RunId("no-such-run"), resuming));
    }
}
