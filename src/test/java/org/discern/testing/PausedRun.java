package org.discern.testing;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.discern.model.RunEvent;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Phase;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;

/// A process that brings the [TinyCohort] into a project, starts the [TinyRun], and stands still in the
/// middle of a step's report until it is killed.
public final class PausedRun {
    /// What it says when it stands still.
    public static final String PAUSED = "paused";

    private PausedRun() {}

    /// @param arguments project folder, description of the cohort, step at which to stand still
    public static void main(String[] arguments) {
        long pauseAt = Long.parseLong(arguments[2]);
        try (Project project = Project.open(Path.of(arguments[0]))) {
            new ImportDataset(project).run(Path.of(arguments[1]), null, RecordingContext.patient());
            new RunExperiment(project, TestEngines.both()).start(TinyRun.config(), RecordingContext.telling(event -> {
                if (event instanceof RunEvent.StepDone step
                        && step.phase().equals(Phase.PRETRAIN)
                        && step.step() == pauseAt) {
                    System.out.println(PAUSED);
                    standStill();
                }
            }));
        }
    }

    private static void standStill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
