package org.discern.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.discern.model.RunId;
import org.discern.workflow.DetachedRuns;

/// The process of a detached run, with the tests' classes.
public final class DetachedWork {
    private DetachedWork() {}

    /// Runs whose processes begin here.
    public static DetachedRuns runs() {
        return new DetachedRuns(TestEngines.both(), SecondProcess.command(DetachedWork.class));
    }

    /// @param arguments `work --project FOLDER RUN`
    public static void main(String[] arguments) {
        try {
            new DetachedRuns(TestEngines.both(), List.of())
                    .work(Path.of(arguments[2]), new RunId(arguments[3]), RecordingContext.patient());
        } catch (CancellationException stopped) {
            System.out.println("stopped");
        }
        System.exit(0);
    }
}
