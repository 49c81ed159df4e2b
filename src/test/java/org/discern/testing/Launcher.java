package org.discern.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.discern.model.RunId;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;

/// A process that brings the [TinyCohort] into a project, detaches a long [TinyRun], says its name, and stays, with
/// the project open, until it is killed.
public final class Launcher {
    /// Stands before the run's name.
    public static final String DETACHED = "detached: ";

    /// Far more steps than a test waits for, with a checkpoint at every tenth.
    public static final List<String> LONG = List.of("pretrain.epochs=5000", "pretrain.checkpointEverySteps=10");

    private Launcher() {}

    /// @param arguments project folder, description of the cohort
    public static void main(String[] arguments) throws InterruptedException {
        try (Project project = Project.open(Path.of(arguments[0]))) {
            RecordingContext context = RecordingContext.patient();
            new ImportDataset(project).run(Path.of(arguments[1]), null, context);
            RunId id = new RunExperiment(project, TestEngines.both())
                    .prepare(TinyRun.config(LONG.toArray(String[]::new)), context);
            DetachedWork.runs().start(project, id, context);
            System.out.println(DETACHED + id);
            new CountDownLatch(1).await();
        }
    }
}
