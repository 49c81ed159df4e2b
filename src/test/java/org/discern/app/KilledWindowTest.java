package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.RecordingContext;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;
import org.discern.workflow.Phase;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;
import org.discern.workflow.WaitingExperiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window's process, really killed in the middle of a run.
class KilledWindowTest {
    @Test
    void losesAtMostTheStepsSinceTheLastCheckpointAndNothingThatWaits(@TempDir Path folder) throws Exception {
        Path project = folder.resolve("project");
        try (SecondProcess window = SecondProcess.start(
                TrainingWindow.class,
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"),
                project.toString(),
                folder.resolve("films").toString())) {
            window.awaitLine(TrainingWindow.UNDER_WAY);
            window.kill();
        }
        try (Project again = Project.open(project)) {
            assertEquals(List.of(TrainingWindow.waiting()), new WaitingExperiments(again).all());
            RunSummary run = again.runs().getFirst();
            assertEquals(RunState.INTERRUPTED, run.state());
            List<RunEvent> told = new ArrayList<>();
            again.log(run.id()).read(told::add, told::clear);
            long last = steps(told).getLast();
            List<RunEvent> resumed = new ArrayList<>();
            assertThrows(
                    CancellationException.class,
                    () -> new RunExperiment(again, TestEngines.both())
                            .resume(run.id(), RecordingContext.stoppingAt(event -> {
                                resumed.add(event);
                                return event instanceof RunEvent.StepDone step
                                        && step.phase().equals(Phase.PRETRAIN);
                            })));
            long first = steps(resumed).getFirst();
            assertTrue(first > last - 10 && first <= last + 1, "step " + last + " was done, it goes on with " + first);
        }
    }

    private static List<Long> steps(List<RunEvent> events) {
        return events.stream()
                .filter(RunEvent.StepDone.class::isInstance)
                .map(RunEvent.StepDone.class::cast)
                .filter(step -> step.phase().equals(Phase.PRETRAIN))
                .map(RunEvent.StepDone::step)
                .toList();
    }
}
