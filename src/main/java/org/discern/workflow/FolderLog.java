package org.discern.workflow;

import java.util.List;
import java.util.function.Consumer;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.RunEvent;

/// The log in a run's folder.
final class FolderLog implements RunLog {
    private final RunFolder run;
    private final LogReader reader;

    FolderLog(RunFolder run) {
        this.run = run;
        this.reader = new LogReader(run.metrics(), run.json());
    }

    @Override
    public RunConfig config() {
        return ConfigFile.read(run.config(), List.of());
    }

    @Override
    public synchronized Standing read(Consumer<RunEvent> events, Runnable forget) {
        // Before the log: of a run that ends now, either all is read or it still counts as running.
        Standing standing = new Standing(run.state(), run.worker(), run.lastHeard());
        reader.read(events, forget);
        return standing;
    }
}
