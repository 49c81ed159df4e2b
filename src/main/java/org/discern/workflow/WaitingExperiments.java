package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;

/// The experiments of a project that wait for their turn, in its `queue.yaml`: a document each, with all settings.
public final class WaitingExperiments {
    private static final String BETWEEN = "---\n";

    private final Project project;

    public WaitingExperiments(Project project) {
        this.project = project;
    }

    /// Those that wait, in order.
    ///
    /// @throws Problem where the file cannot be understood
    public List<RunConfig> all() {
        List<RunConfig> waiting = new ArrayList<>();
        try {
            if (!Files.exists(file())) return List.of();
            for (String settings : Files.readString(file()).split("(?m)^" + BETWEEN)) {
                if (!settings.isBlank()) waiting.add(ConfigFile.parse(file().toString(), settings, List.of()));
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (Problem notUnderstood) {
            throw unreadable(notUnderstood);
        }
        return waiting;
    }

    /// Keeps these, and no others.
    ///
    /// @throws Problem where the file cannot be written
    public void keep(List<RunConfig> waiting) {
        DurableFile.replace(
                file(),
                String.join(BETWEEN, waiting.stream().map(ConfigFile::write).toList()));
    }

    private Problem unreadable(Exception cause) {
        return new Problem(
                "The experiments that waited could not be read: " + cause.getMessage(),
                "Mend or delete " + file() + "; until then the queue is not kept with the project.",
                cause);
    }

    private Path file() {
        return project.folder().resolve("queue.yaml");
    }
}
